// Values across the border: plain objects for the page, JSON in and out.
const { parse, stringify } = JSON;
const { hasOwn } = Object;
const { apply } = Reflect;
const decoder = new TextDecoder();
const { decode } = TextDecoder.prototype;

/** Without undefined entries and without a prototype, whose setters and getters a page may add. */
export function bare(entries) {
  const object = { __proto__: null, ...entries };
  for (const name in object) if (object[name] === undefined) delete object[name];
  return object;
}

/** Tells the page about an attempt: an allow-list of what may go into a log. What the page's
 * function does or throws is its own affair. */
export async function diagnose(listener, method, route, status, ms, attempt, requestId, kind) {
  const told = { method, route, status: status || undefined, ms, attempt, requestId, kind };
  // As `getCode`, from a turn of its own.
  await undefined;
  try {
    listener(bare(told));
  } catch { /* theirs */ }
}

export const failure = (
  kind, message, code, status, retryAfterMs, retryable, mayHaveBeenApplied, route, requestId,
  serverMessage, cause,
) => bare({
  kind, message, code, status: status || undefined, details: [],
  retryAfterMs: retryAfterMs < 0 ? undefined : retryAfterMs,
  retryable, mayHaveBeenApplied, route, requestId, serverMessage, cause,
});

export function detail(failure, field, issue) {
  failure.details.push(bare({ field, issue }));
}

/** Bytes as a value, by one native pass; like `Response.json()`, what is no UTF-8 becomes U+FFFD.
 * `undefined`, which no JSON is, where it is none. */
export function json(bytes) {
  try {
    return parse(apply(decode, decoder, [bytes]));
  } catch { /* undefined */ }
}

/** The caller's own object, so that fields we do not know are sent too. */
export function text(value) {
  try {
    return stringify(value);
  } catch { /* undefined */ }
}

/** An option of the caller's own: what a page puts on `Object.prototype` is nobody's. */
export const option = (options, name) =>
  (typeof options === "object" && options && hasOwn(options, name) ? options[name] : undefined);

export const at = (values, index) => values[index];
