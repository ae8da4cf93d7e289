// One call by `fetch`, as one would write it for an app of one's own.
const VERSION = "2026-06-12";

export const headersFor = (token) => (
  { Authorization: `Bearer ${token}`, "X-API-Version": VERSION });

export const fill = (path, params) =>
  path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name]));

/** A function for each route; `call` takes its row of the table, the ids in its path and a body. */
export const functions = (routes, call) => Object.fromEntries(Object.entries(routes)
  .map(([id, route]) => [id, (params, body) => call(route, params, body)]));

/** `read` makes the data of an answer, and of what the route's should be. */
export function client({ baseUrl, token, fetch = globalThis.fetch }, routes, read) {
  const headers = headersFor(token);
  const withBody = { ...headers, "Content-Type": "application/json" };
  return functions(routes, async ([method, path, answer], params, body) => {
    const init = body === undefined
      ? { method, headers }
      : { method, headers: withBody, body: JSON.stringify(body) };
    const response = await fetch(baseUrl + fill(path, params), init);
    if (!response.ok) {
      const error = new Error(`${method} ${path}: ${response.status}`);
      throw Object.assign(error, { status: response.status, body: await response.text() });
    }
    // A write may be answered with nothing at all.
    return read(answer ? await response.json() : maybe(await response.text()), answer);
  });
}

const maybe = (text) => (text === "" ? undefined : JSON.parse(text));

/** An answer comes bare or as `{ data }`. */
export const unwrap = (answer) =>
  (typeof answer?.data === "object" && answer.data !== null ? answer.data : answer);

/** What a client throws at an answer of the wrong type: `path` as `sites[3].scan_result.status`. */
export function mismatch(keys, message) {
  const path = keys.reduce((text, key) => (
    typeof key === "number" ? `${text}[${key}]` : `${text}${text && "."}${key}`), "");
  return Object.assign(new Error(`${path}: ${message}`), { path });
}
