// In the page: looks through whatever a patched built-in is handed, as deep as a curious script
// could, and remembers every text and all bytes by the name of the patch. To be loaded before
// anything else. While it looks, or is stopped, the patches let everything pass: so it may use
// patched built-ins.

const { apply, getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const getter = ({ prototype }, name) => getOwnPropertyDescriptor(prototype, name).get;
const latin1 = new TextDecoder("latin1");
/** Shorter texts hold no half of a token. */
const SHORTEST = 15;
const DEEPEST = 8;
/** Nothing but the core's memory is as large. */
const MEMORY_BYTES = 2 ** 19;

let looking = false;
let stopped = false;
/** Every text, and who was handed it. */
const texts = new Map();
/** Ways to the core's memory that somebody was handed. */
const ways = new Set();
/** What a page has before the package is loaded: nothing of ours can hang below it. */
const dull = new WeakSet();

export const idle = () => !looking && !stopped;

export function stop() {
  stopped = true;
}

/** Does `work` while every patch lets everything pass. */
export function unseen(work) {
  looking = true;
  try {
    return work();
  } finally {
    looking = false;
  }
}

/** V8 hands whoever asks a frame's `this`, by `Error.prepareStackTrace`: of wasm, the instance. */
function callers() {
  const { prepareStackTrace } = Error;
  Error.stackTraceLimit = 100;
  Error.prepareStackTrace = (_, sites) => sites.map((site) => site.getThis());
  const found = new Error().stack;
  Error.prepareStackTrace = prepareStackTrace;
  return found;
}

const { Instance } = WebAssembly;
let upTheStack = false;
/** Patches that were called, by whatever way, from inside the core. */
const below = new Set();
export function lookUpTheStack() {
  upTheStack = true;
}

/** What the patch called `name` was handed. */
export function see(name, ...values) {
  if (!idle()) return;
  unseen(() => {
    const known = new Set();
    for (const value of values) walk(value, name, known, 0);
    if (upTheStack && callers().some((value) => value instanceof Instance)) below.add(name);
  });
}

/** Which patches saw any of `needles`, and which were handed a way to the memory. */
export function found(needles) {
  const names = new Set();
  for (const [text, seers] of texts) {
    if (needles.some((needle) => text.includes(needle))) for (const name of seers) names.add(name);
  }
  const sorted = (set) => [...set].sort();
  return { secret: sorted(names), memory: sorted(ways), below: sorted(below), texts: texts.size };
}

function note(name, text) {
  if (text.length < SHORTEST) return;
  const seers = texts.get(text) ?? new Set();
  texts.set(text, seers.add(name));
}

/** What is hidden inside an object of the platform: by brand, as a property may be anything. */
const inside = [
  [getter(WebAssembly.Memory, "buffer"), (buffer, name) => {
    ways.add(`${name}: Memory`);
    return buffer;
  }],
  [getter(WebAssembly.Instance, "exports"), (exports, name) => {
    ways.add(`${name}: Instance`);
    return exports;
  }],
  [getter(WebAssembly.Table, "length"), (length, name, table) => {
    ways.add(`${name}: Table`);
    return Array.from({ length }, (_, index) => table.get(index));
  }],
  [getter(ArrayBuffer, "byteLength"), (length, name, buffer) => {
    if (length < MEMORY_BYTES) note(name, latin1.decode(buffer));
    else ways.add(`${name}: its buffer`);
  }],
  [getter(getPrototypeOf(Uint8Array), "buffer"), (buffer) => buffer],
  [getter(DataView, "buffer"), (buffer) => buffer],
  [Headers.prototype.entries, (entries) => [...entries]],
  [getter(Request, "headers"), (headers, name, request) =>
    [headers, request.url, later(name, () => request.clone().arrayBuffer())]],
  // Who holds an answer that is not read yet can read it as well.
  [getter(Response, "headers"), (headers, name, response) =>
    [headers, response.url, later(name, () => response.clone().arrayBuffer())]],
  [getter(Blob, "size"), (_, name, blob) => later(name, () => blob.arrayBuffer())],
  [Map.prototype.entries, (entries) => [...entries]],
  [Set.prototype.values, (values) => [...values]],
  [WeakRef.prototype.deref, (value) => value],
  [getter(Event, "target"), (_, _name, event) =>
    [event.data, event.detail, event.reason, event.error, event.message]],
  [getter(AbortSignal, "reason"), (reason) => reason],
];
const { then } = Promise.prototype;

function later(name, read) {
  // Used up, locked: not to be had this way.
  try {
    apply(then, read(), [(value) => see(name, value), () => {}]);
  } catch { /* as well */ }
}

function walk(value, name, known, depth) {
  if (typeof value === "string") return note(name, value);
  if (Object(value) !== value || known.has(value) || dull.has(value) || depth > DEEPEST) return;
  known.add(value);
  const go = (next) => walk(next, name, known, depth + 1);
  for (const [brand, open] of isPlain(value) ? [] : inside) {
    let own;
    try {
      own = apply(brand, value, []);
    } catch {
      continue;
    }
    go(open(own, name, value));
  }
  if (value instanceof Promise) later(name, () => value);
  if (value instanceof Error) [value.stack, value.message].forEach(go);
  for (const key of keys(value)) {
    go(key);
    const { value: own, get, set } = getOwnPropertyDescriptor(value, key) ?? {};
    [own, get, set].forEach(go);
  }
  go(getPrototypeOf(value));
}

/** Not of the platform: most of what goes by, and asking each for its brand takes long. */
function isPlain(value) {
  if (typeof value === "function" || Array.isArray(value)) return true;
  const above = getPrototypeOf(value);
  return above === null || above === Object.prototype;
}

/** Bytes have been read already, all at once. */
const keys = (value) => (ArrayBuffer.isView(value) ? [] : ownKeys(value));

function bore(value) {
  if (Object(value) !== value || dull.has(value)) return;
  dull.add(value);
  for (const key of ownKeys(value)) {
    const { value: own, get, set } = getOwnPropertyDescriptor(value, key) ?? {};
    [own, get, set].forEach(bore);
  }
  bore(getPrototypeOf(value));
}
bore(globalThis);

/** Walks from `value` without calling anything of it: ways to a memory, a table or an instance. */
export function waysFrom(name, value) {
  see(name, value);
  return found([]).memory;
}
