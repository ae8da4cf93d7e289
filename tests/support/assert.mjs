import assert from "node:assert/strict";

/** Awaits the failure of `promise`, checks what is `expected` of it, and gives it back. */
export async function fails(promise, expected) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }
  assert.ok(error, "it should have failed");
  assert.ok(error instanceof Error, `no Error but ${String(error)}`);
  assert.equal(error.name, "DefentryError");
  const { field, ...rest } = expected;
  for (const [key, value] of Object.entries(rest)) {
    assert.deepEqual(error[key], value, `${key} of: ${error.kind} ${error.message}`);
  }
  if (field !== undefined) {
    const fields = (error.details ?? []).map((detail) => detail.field);
    assert.ok(fields.includes(field), `details name ${JSON.stringify(fields)}, not ${field}`);
  }
  holdsNothingPersonal(error);
  return error;
}

/** What goes into a log, or to a worker, holds nothing of the person, whatever went wrong. */
export function holdsNothingPersonal(error) {
  const { name, message, stack, ...rest } = structuredClone(error);
  const told = [JSON.stringify([error, rest]), error, error.stack, name, message, stack].join(" ");
  assert.doesNotMatch(told, /siv@|\+4670|Storgatan|Öberg|Bearer|\d\|\w{8}/);
}

/** Milliseconds that `work` took. */
export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
