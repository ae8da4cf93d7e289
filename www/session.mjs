// What is left to a partner's own server when a worker issues the codes (`--edge`): it signs the
// user in. In earnest the worker is a route of the very origin that serves the page; here it is a
// process of its own, so this server passes what is asked of /session/ on to it.
import { createHmac, randomUUID } from "node:crypto";
import http from "node:http";
import { pipeline } from "node:stream";

/** Not `__Host-…`, which some browsers keep over https alone, and not `session`: cookies of
 * localhost are those of all its ports, and the other servers there have theirs. */
export const COOKIE = "tallmark-session";
const LASTS_S = 8 * 60 * 60;

/** What the worker decides by, and the answer's reader. Nothing else goes either way: no query, no
 * body, no other cookie. `host` and `origin` as the browser sent them, so that the worker's own
 * check of the page's origin is a real one. */
const ASKED = ["host", "origin", "sec-fetch-site"];
const ANSWERED = [
  "allow", "cache-control", "content-type", "cross-origin-resource-policy", "retry-after",
  "x-content-type-options", "x-request-id",
];

/** A `Set-Cookie` for who signed in at `at` (in seconds): a JWT, as the example worker takes it. */
export function signIn(email, key, at = Math.floor(Date.now() / 1000)) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { email, sid: randomUUID(), auth_time: at, iat: at, exp: at + LASTS_S };
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const mac = createHmac("sha256", key).update(signed).digest("base64url");
  return `${COOKIE}=${signed}.${mac}; Path=/; HttpOnly; SameSite=Lax`;
}

export function passOn(edge, pathname, request, response) {
  const headers = picked(request.headers, ASKED);
  const cookies = (request.headers.cookie ?? "").split(/; */);
  const cookie = cookies.filter((pair) => pair.startsWith(`${COOKIE}=`)).join("; ");
  if (cookie) headers.cookie = cookie;
  const asked = http.request(new URL(pathname, edge), { method: "POST", headers });
  asked.once("response", (answer) => {
    response.writeHead(answer.statusCode, picked(answer.headers, ANSWERED));
    pipeline(answer, response, () => {});
  });
  asked.once("error", () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  // The page went away, or gave up.
  response.once("close", () => asked.destroy());
  asked.end();
}

function picked(headers, names) {
  const there = names.filter((name) => name in headers);
  return Object.fromEntries(there.map((name) => [name, headers[name]]));
}
