// Says where the time of a call goes: clocks around what the package uses of the platform, set
// before it is loaded, since it keeps what it finds then. Time is counted once, for the innermost.

const PLACES = ["wasm", "glue", "copy in", "TextDecoder", "JSON.parse"];

/** Gives `{ spent, reset }`: milliseconds by place. `client` has to be loaded afterwards. */
export function install() {
  const spent = {};
  const reset = () => PLACES.forEach((place) => (spent[place] = 0));
  reset();
  // Bound at once: what is metered may be used in here.
  const now = performance.now.bind(performance);
  const within = [];
  let since = 0;

  const metered = (place, work) => function (...args) {
    const start = now();
    if (within.length) spent[within.at(-1)] += start - since;
    within.push(place);
    since = start;
    try {
      return Reflect.apply(work, this, args);
    } finally {
      const end = now();
      spent[within.pop()] += end - since;
      since = end;
    }
  };

  const bytes = Object.getPrototypeOf(Uint8Array.prototype);
  bytes.set = metered("copy in", bytes.set);
  TextDecoder.prototype.decode = metered("TextDecoder", TextDecoder.prototype.decode);
  JSON.parse = metered("JSON.parse", JSON.parse);

  const all = (object, place) => Object.fromEntries(Object.entries(object).map(([name, value]) =>
    [name, typeof value === "function" ? metered(place, value) : value]));
  const { Instance } = WebAssembly;
  const { get } = Object.getOwnPropertyDescriptor(Instance.prototype, "exports");
  const made = new WeakMap();
  Object.defineProperty(Instance.prototype, "exports", {
    get() {
      if (!made.has(this)) made.set(this, all(Reflect.apply(get, this, []), "wasm"));
      return made.get(this);
    },
  });
  WebAssembly.Instance = function (module, imports) {
    return new Instance(module, Object.fromEntries(Object.entries(imports).map(([name, object]) =>
      [name, all(object, "glue")])));
  };
  WebAssembly.Instance.prototype = Instance.prototype;
  return { spent, reset };
}
