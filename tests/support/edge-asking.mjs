// Asks examples/edge-worker, as the partner's own page does or as somebody else might.
import { createHmac } from "node:crypto";

export const PATH = "/session/defentry-code";
export const ORIGIN = "https://www.partner.example";
export const SECRETS = {
  DEFENTRY_CLIENT_SECRET: "sandbox-secret",
  SESSION_KEY: "only-for-tests: what signs the session cookie",
  AUDIT_KEY: "only-for-tests: what makes the pseudonyms",
};

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A JWT by Node's own HMAC: not by the library that reads it. */
export function jwt(claims, { key = SECRETS.SESSION_KEY, header = {}, hash = "sha256" } = {}) {
  const signed = `${base64url({ alg: "HS256", typ: "JWT", ...header })}.${base64url(claims)}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest("base64url")}`;
}

let sessions = 0;
const seconds = () => Math.floor(Date.now() / 1_000);

/** What a session says: somebody who logged in a minute ago, in a session nobody else has. */
export const claims = (changes = {}) => ({
  email: `siv-${sessions += 1}@user.example`,
  sid: `session-${sessions}`,
  auth_time: seconds() - 60,
  exp: seconds() + 3_600,
  ...changes,
});

/** A request of the partner's own page, with the session's cookie. */
export function asked(session, { headers = {}, token, ...init } = {}) {
  const cookie = session || token ? { cookie: `__Host-session=${token ?? jwt(session)}` } : {};
  const own = { "sec-fetch-site": "same-origin", ...cookie };
  return { method: "POST", headers: { ...own, ...headers }, ...init };
}

/** Whom the gateway takes a code for, by trading it. */
export async function redeemed(sandbox, code) {
  const response = await fetch(`${sandbox.url}/api/v1/sso/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  if (!response.ok) return undefined;
  const { token } = await response.json();
  await fetch(`${sandbox.url}/api/v1/account`, { headers: { authorization: `Bearer ${token}` } });
  return (await sandbox.log()).at(-1).token_email;
}
