// Taking turns, and what is waited for. The core's only way to wait; nothing here sees a secret but
// what `hear` hands on. `await` looks up no `then` on a promise of the platform's own. See
// docs/adr/0008.
const { AbortController } = globalThis;
const { defineProperty } = Reflect;
/** The one that `await` compares with, whatever a framework has put in its place. */
const { constructor: Native } = (async () => {})();

/** What the core does when something that it waits for has happened; a slot below 0: its turn. */
let resume;
/** What is waited for, by slot, and how to stop it. */
const waits = new Map();
/** Promises handed to the page, by task: how to keep and how to break them. */
const promises = new Map();

export function install(callback) {
  resume = callback;
}

/** Why the core is dead, once it is. */
let fatal;

/** The core trapped: nothing that waits for it will ever be answered by it, and no more is
 * asked. */
export function dead(error) {
  fatal ??= error;
  for (const [, reject] of promises.values()) reject(error);
  promises.clear();
}

function tell(slot, ok, value) {
  try {
    if (!fatal) resume(slot, ok, value);
  } catch (error) {
    dead(error);
  }
}

export async function soon() {
  await undefined;
  tell(-1, true);
}

export const promise = (task) => (
  fatal ? Promise.reject(fatal) : new Promise((...ends) => promises.set(task, ends)));

export function finish(task, ok, value) {
  const ends = promises.get(task);
  if (promises.delete(task)) ends[ok ? 0 : 1](value);
}

/** What happened, unless nobody waits for it any more. */
export function happened(slot, ok, value) {
  if (waits.delete(slot)) tell(slot, ok, value);
}

export function forget(slot) {
  const stop = waits.get(slot);
  try {
    if (waits.delete(slot)) stop();
  } catch { /* workerd: it was begun in another request, and is that one's to stop */ }
}

/** `await` asks a promise for its `constructor`: it finds its own, not the prototype's. */
export function sealed(promise) {
  try {
    defineProperty(promise, "constructor", { __proto__: null, value: Native, configurable: true });
  } catch { /* no promise of the platform's */ }
  return promise;
}

/** Waits for `work`, which may give a promise, something like one, or throw. */
export async function hear(slot, work) {
  const controller = new AbortController();
  waits.set(slot, () => controller.abort());
  try {
    happened(slot, true, await sealed(work(controller.signal)));
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
