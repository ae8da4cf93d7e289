// One exchange with the gateway, and the page's code. What could show the token or a code is
// captured here, when the module is loaded: who patches a built-in later sees neither.
import { hear, sealed } from "./turns.js";

const { apply, getOwnPropertyDescriptor } = Reflect;
const { ArrayBuffer, Request, Uint8Array } = globalThis;
// A test's page may have no `Response`; loading is no reason to fail.
const answers = globalThis.Response?.prototype ?? {};
const { arrayBuffer } = answers;
const getter = (of, name) => getOwnPropertyDescriptor(of, name)?.get;
const getStatus = getter(answers, "status");
const getHeaders = getter(answers, "headers");
const byteLength = getter(ArrayBuffer.prototype, "byteLength");

export function ask(slot, getCode, reason) {
  hear(slot, async (signal) => {
    // From a turn of its own: an error's stack leads from the page's code to whoever called it.
    await undefined;
    return signal.aborted ? undefined : getCode({ reason, signal });
  });
}

/** No redirect followed, nothing cached, no cookie, no referrer: as far as the runtime takes it. */
const strict = {
  redirect: "error", cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer",
};
let taken;

/** Tried once, on a request that is not sent, never guessed from a name: workerd takes neither
 * `redirect: "error"` nor, before late 2024, `cache`. */
function policy(url) {
  const { cache, ...rest } = strict;
  const redirect = "manual";
  for (const tried of [strict, { ...strict, redirect }, { ...rest, redirect }]) {
    try {
      return new Request(url, tried) && tried;
    } catch { /* the next one asks less */ }
  }
  return { redirect };
}

/** Whether it is a `Response` of the platform's own. A mock may be anything: it is asked by
 * name. */
function native(answer) {
  try {
    return apply(getStatus, answer, []) >= 0;
  } catch {
    return false;
  }
}

/**
 * Sends a request. Gives what came: status, headers that can be read, the body's bytes; or why
 * there is none of them. All goes in one object, so that `Request` and `Headers` see neither token
 * nor body.
 */
export function send(slot, fetch, method, url, body, version, token, most) {
  hear(slot, async (signal) => {
    taken ??= policy(url);
    // Entry by entry: what is absent is not there, and needs no `delete`.
    const told = { __proto__: null, accept: "application/json" };
    if (body) told["content-type"] = "application/json";
    if (version) told["x-api-version"] = version;
    if (token) told.authorization = `Bearer ${token}`;
    const request = { __proto__: null, ...taken, method, signal, headers: told };
    if (body) request.body = body;
    const answer = await sealed(fetch(url, request));
    const came = { __proto__: null };
    try {
      const ours = native(answer);
      came._status = ours ? apply(getStatus, answer, []) : answer.status;
      const headers = ours ? apply(getHeaders, answer, []) : answer.headers;
      came._headers = ["x-request-id", "retry-after", "x-ratelimit-remaining"].map((name) => {
        try {
          return headers.get(name);
        } catch { /* a mock's, or none */ }
      });
      const buffer = await sealed(ours ? apply(arrayBuffer, answer, []) : answer.arrayBuffer());
      // Cut where it is too long for the decoder anyway, and perhaps for the memory.
      came._body = ours || buffer instanceof ArrayBuffer
        ? new Uint8Array(buffer, 0, Math.min(apply(byteLength, buffer, []), most))
        : new Uint8Array(buffer);
    } catch (cause) {
      came._cause = cause;
    }
    return came;
  });
}

export const status = ({ _status }) => (typeof _status === "number" && _status > 0 ? _status : 0);
export const header = ({ _headers }, index) => {
  const text = _headers?.[index];
  return typeof text === "string" ? text : undefined;
};
export const body = (came) => came._body;
export const cause = (came) => came._cause;
