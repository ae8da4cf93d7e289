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
  // What goes into a log holds nothing of the person, whatever went wrong.
  assert.doesNotMatch(`${JSON.stringify(error)} ${error}`, /siv@|\+4670|Storgatan|Öberg|Bearer/);
  return error;
}

/** Milliseconds that `work` took. */
export async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
