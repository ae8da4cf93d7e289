// In the page: replaces built-ins by ones that show all they are handed to the searcher.
import { idle, see, unseen } from "./searcher.js";

const {
  apply, construct, defineProperty, getOwnPropertyDescriptor, getPrototypeOf, ownKeys,
} = Reflect;
/** Asked in ways of their own, or not a method: see `promises` and `traps`. */
const LEFT = new Set(["constructor", "prototype", "caller", "callee", "arguments"]);
const hears = new Set(["then", "catch", "finally"].map((name) => Promise.prototype[name]));

/** A callback is handed what nobody else is. */
const overheard = (name, heard) => (typeof heard !== "function" ? heard : function (...args) {
  see(name, this, args);
  const result = apply(heard, this, args);
  see(name, result);
  return result;
});

const allOverheard = (name, args) => unseen(() => args.map((arg) => overheard(name, arg)));

function spied(original, name) {
  const hasCallbacks = hears.has(original);
  // A method, so that it is no constructor either.
  return { method(...args) {
    if (!idle()) return apply(original, this, args);
    see(name, this, args);
    const given = hasCallbacks ? allOverheard(name, args) : args;
    const result = apply(original, this, given);
    see(name, result);
    return result;
  } }.method;
}

function spiedClass(original, name) {
  return new Proxy(original, {
    construct(_, args, target) {
      if (!idle()) return construct(original, args, target);
      see(`new ${name}`, args);
      const given = name === "Promise" ? allOverheard(`new ${name}`, args) : args;
      const result = construct(original, given, target);
      see(`new ${name}`, result);
      return result;
    },
    apply(_, self, args) {
      see(name, self, args);
      const result = apply(original, self, args);
      see(name, result);
      return result;
    },
  });
}

const { Proxy } = globalThis;
const isClass = (value) =>
  value === Proxy || typeof value === "function" && Object(value.prototype) === value.prototype;

const spiedAs = (value, name) => (isClass(value) ? spiedClass : spied)(value, name);

/** Every method and accessor of `object`. */
function patchAll(object, label) {
  for (const key of ownKeys(object)) {
    const described = getOwnPropertyDescriptor(object, key);
    const name = typeof key === "symbol" ? `${label}[${key.description}]` : `${label}.${key}`;
    if (LEFT.has(key) || !described.configurable && !described.writable) continue;
    const { value, get, set } = described;
    if (typeof value === "function") described.value = spiedAs(value, name);
    else if (get) Object.assign(described, { get: spied(get, name), set: set && spied(set, name) });
    else continue;
    defineProperty(object, key, described);
  }
}

/** What has no name: reached by what it makes. */
function nameless() {
  const above = (value, times) => (times ? above(getPrototypeOf(value), times - 1) : value);
  return {
    "%TypedArray%": above(Uint8Array, 1),
    "%TypedArray%.prototype": above(Uint8Array.prototype, 1),
    "%Array iterator%": above([][Symbol.iterator](), 1),
    "%Map iterator%": above(new Map().entries(), 1),
    "%Set iterator%": above(new Set().values(), 1),
    "%String iterator%": above(""[Symbol.iterator](), 1),
    "%RegExp iterator%": above("".matchAll(/x/g), 1),
    "%AsyncFunction%.prototype": above(async () => {}, 1),
    "%Generator%.prototype": above(function* () {}, 1).prototype,
    "%AsyncGenerator%.prototype": above(async function* () {}, 1).prototype,
    "%AsyncIterator%.prototype": above(above(async function* () {}, 1).prototype, 1),
  };
}

/** Everything: each function, class and namespace that a page finds in its global object. */
export const everything = () => unseen(() => {
  const objects = Object.entries(nameless());
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const value = getOwnPropertyDescriptor(globalThis, name).value;
    if (name.startsWith("__") || value === globalThis) continue;
    if (isClass(value)) objects.push([name, value], [`${name}.prototype`, value.prototype ?? {}]);
    else if (`${value}` === `[object ${name}]`) objects.push([name, value]);
  }
  for (const name of ["Memory", "Table", "Instance", "Module"]) {
    objects.push([`WebAssembly.${name}.prototype`, WebAssembly[name].prototype]);
  }
  for (const [label, object] of objects) patchAll(object, label);
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    const { value, writable } = getOwnPropertyDescriptor(globalThis, name);
    if (typeof value !== "function" || !writable || name.startsWith("__")) continue;
    globalThis[name] = spiedAs(value, name);
  }
  return objects.length;
});

const trapped = [];

/** Takes the traps away: Playwright's own script steps into them, too. */
export function untrap() {
  for (const [object, name] of trapped) delete object[name];
}

/** Names on `Object.prototype`: asked of, or set on, any object that has none of its own. */
export function traps(names, on = Object.prototype, label = "Object.prototype") {
  for (const name of names) {
    if (name in on) continue;
    trapped.push([on, name]);
    defineProperty(on, name, {
      __proto__: null,
      configurable: true,
      get() {
        see(`${label}.${name}`, this);
      },
      set(value) {
        see(`${label}.${name} =`, this, value);
        defineProperty(this, name, {
          __proto__: null, value, configurable: true, enumerable: true, writable: true,
        });
      },
    });
  }
}

/** `constructor` of every promise: another one than `await` looks for. */
export function promiseConstructor() {
  class Other extends Promise {}
  defineProperty(Promise.prototype, "constructor", {
    __proto__: null,
    configurable: true,
    get() {
      see("Promise.prototype.constructor", this);
      return idle() ? Other : Promise;
    },
  });
}

export function promiseThen() {
  Promise.prototype.then = spied(Promise.prototype.then, "Promise.prototype.then");
}
