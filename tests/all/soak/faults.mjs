// What the gateway does instead of what it should. `arrived`: how likely it is that a write was
// applied before it went wrong. What is refused never was; what answers with success always was.

const HTML = "<html><body>Storgatan 1</body></html>";
const JSON_TYPE = { "content-type": "application/json" };

const reply = (status, body, headers) => () =>
  new Response(body, { status, headers: { ...JSON_TYPE, ...headers } });
const refusal = (code, details) => JSON.stringify({
  error: { code, message: "Storgatan 1", details, corr_id: "c-1" },
});
const legacy = (message) => JSON.stringify({ message, errors: { email: ["Storgatan 1"] } });
const THROTTLED = legacy("Too many attempts.");

/** Until the caller gives up. */
const never = (signal) => new Promise((_, reject) => {
  if (signal.aborted) reject(signal.reason);
  signal.addEventListener("abort", () => reject(signal.reason), { once: true });
});
/** A body whose first piece comes, and then what `after` does. */
const torn = (after) => ({ signal }) => new Response(new ReadableStream({
  start(stream) {
    stream.enqueue(new TextEncoder().encode('{"data":{"sites":['));
    after(stream, signal);
  },
}), { headers: JSON_TYPE });

const refused = (name, act) => ({ name, act, arrived: 0 });
const unknown = (name, act) => ({ name, act, arrived: 0.5 });
const done = (name, act) => ({ name, act, arrived: 1 });

/** Bodies of other types than any route has. */
const WRONG = [
  "17", '"text"', "true", "[17]", "[[]]", '{"data":17}', '{"data":[[17]]}', '{"sites":{}}',
  '{"data":{"sites":[17]}}', '{"sites":[{"id":{},"scan_result":7}]}', '{"status":{}}',
  '{"token":7}',
  "[".repeat(120) + "]".repeat(120),
];

export const FAULTS = [
  [6, unknown("network", () => Promise.reject(new TypeError("Failed to fetch")))],
  [1, unknown("network, thrown", () => {
    throw new TypeError("Failed to fetch");
  })],
  [4, unknown("cut off", torn((stream) => stream.error(new TypeError("terminated"))))],
  [3, unknown("hangs", ({ signal }) => never(signal))],
  // As a platform's own body does when its request is aborted.
  [2, unknown("hangs in the body", (asked) => Object.assign(torn((stream, signal) =>
    signal.addEventListener("abort", () => stream.error(signal.reason), { once: true }))(asked),
  { hangs: true }))],
  [6, refused("revoked", ({ gateway, token }) => {
    gateway.revoke(token);
    return reply(401, refusal("UNAUTHENTICATED"))();
  })],
  [2, refused("401", reply(401, legacy("Unauthenticated.")))],
  [3, refused("429 for 1 s", reply(429, refusal("RATE_LIMITED"), { "retry-after": "1" }))],
  [2, refused("429 to a date", ({ now }) => reply(429, refusal("RATE_LIMITED"), {
    "retry-after": new Date(now + 2_000).toUTCString(),
  })())],
  [1, refused("429 for 1 h", reply(429, refusal("RATE_LIMITED"), { "retry-after": "3600" }))],
  [2, refused("429", reply(429, refusal("RATE_LIMITED"), { "retry-after": "soon" }))],
  [2, refused("409 throttled", reply(409, THROTTLED, { "x-ratelimit-remaining": "0" }))],
  [2, refused("409 for 1 s", reply(409, THROTTLED, { "retry-after": "1" }))],
  [1, refused("409", reply(409, refusal("CONFLICT")))],
  [1, refused("400", reply(400, refusal("BAD_REQUEST")))],
  [1, refused("403", reply(403, refusal("FORBIDDEN")))],
  [1, refused("404", reply(404, refusal("NOT_FOUND")))],
  [1, refused("422", reply(422, refusal("INVALID", [{ field: "email", issue: "Siv" }])))],
  [1, refused("422 legacy", reply(422, legacy("The given data was invalid.")))],
  [4, unknown("500", reply(500, refusal("SERVER_ERROR")))],
  [3, unknown("502", reply(502, HTML, { "content-type": "text/html" }))],
  [5, unknown("503", reply(503, legacy("Service Unavailable"), { "retry-after": "1" }))],
  [3, unknown("504", reply(504, ""))],
  [3, done("garbage", reply(200, HTML, { "content-type": "text/html" }))],
  [3, done("truncated", ({ right }) => reply(200, right.slice(0, right.length / 2))())],
  [3, done("empty", reply(200, ""))],
  [1, done("204", () => new Response(null, { status: 204 }))],
  [2, unknown("redirect", () => Response.redirect("https://elsewhere.example/", 302))],
  [1, unknown("opaque", () => Response.error())],
  [4, done("wrong type", ({ random }) => reply(200, random.pick(WRONG))())],
  // A `fetch` of the page's own may give anything.
  [1, unknown("no response", ({ random }) =>
    random.pick([undefined, null, 7, {}, { status: 200 }]))],
];
