// The crate's one way to the platform. What could show the token, a code or the memory is captured
// here, when the module is loaded: who patches a built-in later sees none of them. `await` looks up
// no `then` on a promise of the platform's own. See docs/adr/0008.
const { parse, stringify } = JSON;
const { hasOwn } = Object;
const { apply, defineProperty, getOwnPropertyDescriptor } = Reflect;
const { AbortController, ArrayBuffer, Request, Response, Uint8Array, document, navigator } = globalThis;
const { arrayBuffer } = Response.prototype;
const getter = ({ prototype }, name) => getOwnPropertyDescriptor(prototype, name)?.get;
const getStatus = getter(Response, "status");
const getHeaders = getter(Response, "headers");
const byteLength = getter(ArrayBuffer, "byteLength");
/** The one that `await` compares with, whatever a framework has put in its place. */
const { constructor: Native } = (async () => {})();

/** What the core does when something it waits for has happened; a `slot` below 0 is its own turn. */
let resume;
/** What is waited for, by slot, and how to stop it. */
const waits = new Map();
/** Promises handed to the page, by task: how to keep and how to break them. */
const promises = new Map();

export function install(callback) {
  resume = callback;
}

/** The core trapped: nothing that waits for it will ever be answered by it. */
export function dead(error) {
  for (const [, reject] of promises.values()) reject(error);
  promises.clear();
}

function tell(slot, ok, value) {
  try {
    resume(slot, ok, value);
  } catch (error) {
    dead(error);
  }
}

export async function soon() {
  await undefined;
  tell(-1, true);
}

export const promise = (task) => new Promise((...ends) => promises.set(task, ends));

export function finish(task, ok, value) {
  const ends = promises.get(task);
  if (promises.delete(task)) ends[ok ? 0 : 1](value);
}

/** What happened, unless nobody waits for it any more. */
function happened(slot, ok, value) {
  if (waits.delete(slot)) tell(slot, ok, value);
}

export function forget(slot) {
  const stop = waits.get(slot);
  if (waits.delete(slot)) stop();
}

/** Waits for `work`, which may give a promise, something like one, or throw. */
async function hear(slot, work) {
  const controller = new AbortController();
  waits.set(slot, () => controller.abort());
  try {
    happened(slot, true, await work(controller.signal));
  } catch (error) {
    happened(slot, false, error);
  }
}

export function timer(slot, ms) {
  // `setTimeout` takes a signed 32-bit number; beyond it, it fires at once.
  const handle = setTimeout(() => happened(slot, true), Math.min(ms, 2 ** 31 - 1));
  waits.set(slot, () => clearTimeout(handle));
}

/** Listens to the caller's signal, which may come from another realm; true if it is aborted. */
export function listen(slot, signal) {
  try {
    if (signal.aborted) return true;
    const stop = () => {
      try {
        signal.removeEventListener("abort", heard);
      } catch { /* a polyfill's own affair */ }
    };
    const heard = () => {
      stop();
      happened(slot, true);
    };
    signal.addEventListener("abort", heard);
    waits.set(slot, stop);
  } catch { /* nothing to listen to */ }
  return false;
}

/** Where the page is: 1 hidden, 2 offline, 4 prerendered. 0 where there is no page. */
export const page = () =>
  (document?.hidden ? 1 : 0) | (navigator?.onLine === false ? 2 : 0) | (document?.prerendering ? 4 : 0);

/** Waits until any of that may have changed. */
export function pageChange(slot) {
  hear(slot, (signal) => new Promise((resolve) => {
    for (const [target, name] of [
      [document, "visibilitychange"], [document, "prerenderingchange"],
      [globalThis, "online"], [globalThis, "offline"],
    ]) target?.addEventListener?.(name, resolve, { signal });
  }));
}

export function ask(slot, getCode, reason) {
  hear(slot, (signal) => getCode({ reason, signal }));
}

/** No redirect followed, nothing cached, no cookie sent, no referrer: as far as the runtime takes it. */
const strict = { redirect: "error", cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
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

/** Without undefined entries and without a prototype, whose setters and getters a page may add. */
function bare(entries) {
  const object = { __proto__: null, ...entries };
  for (const name in object) if (object[name] === undefined) delete object[name];
  return object;
}

/** `await` asks a promise for its `constructor`: it finds its own, not the prototype's. */
function sealed(promise) {
  try {
    defineProperty(promise, "constructor", { __proto__: null, value: Native, configurable: true });
  } catch { /* no promise of the platform's */ }
  return promise;
}

/** Whether it is a `Response` of the platform's own. A mock may be anything, and is asked by name. */
function native(answer) {
  try {
    return apply(getStatus, answer, []) >= 0;
  } catch {
    return false;
  }
}

/**
 * Sends a request. Gives what came: status, headers that can be read, the body's bytes; or why there
 * is none of them. All goes in one object, so that `Request` and `Headers` see neither token nor body.
 */
export function send(slot, fetch, method, url, body, version, token, most) {
  hear(slot, async (signal) => {
    taken ??= policy(url);
    const answer = await sealed(fetch(url, bare({
      ...taken, method, body, signal,
      headers: bare({
        accept: "application/json",
        "content-type": body && "application/json",
        "x-api-version": version,
        authorization: token && `Bearer ${token}`,
      }),
    })));
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

/** Tells the page about an attempt: an allow-list of what may go into a log. What the page's function
 * does or throws is its own affair. */
export function diagnose(listener, method, route, status, ms, attempt, requestId, kind) {
  const told = { method, route, status: status || undefined, ms, attempt, requestId, kind };
  try {
    listener(bare(told));
  } catch { /* theirs */ }
}

export const failure = (
  kind, message, code, status, retryAfterMs, retryable, mayHaveBeenApplied, route, requestId, serverMessage, cause,
) => bare({
  kind, message, code, status: status || undefined, details: [],
  retryAfterMs: retryAfterMs < 0 ? undefined : retryAfterMs,
  retryable, mayHaveBeenApplied, route, requestId, serverMessage, cause,
});

export function detail(failure, field, issue) {
  failure.details.push(bare({ field, issue }));
}

const decoder = new TextDecoder();
const { decode } = TextDecoder.prototype;

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
