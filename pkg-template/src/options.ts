// Reads the page's options: each once, by name, and says which one is of a wrong type. What they
// mean is the core's business.
import { DefentryError } from "./error.js";
import type {
  CallOptions, ConnectOptions, RedeemOptions, RetryFailedOptions, SigningWatchOptions,
  SubmitOptions, WatchOptions,
} from "./types.js";

/** Captured: whose option it is decides which `fetch` gets the token. */
const { hasOwn } = Object;

const kinds = {
  "a string": (value: unknown) => typeof value === "string",
  "a string, or null": (value: unknown) => value === null || typeof value === "string",
  "a function": (value: unknown) => typeof value === "function",
  "true or false": (value: unknown) => typeof value === "boolean",
  "a number, zero or more": (value: unknown) => Number.isFinite(value) && (value as number) >= 0,
  "a list of areas": Array.isArray,
  // Duck-typed: it may come from another realm. What is none would be ignored in silence.
  "an AbortSignal": (value: unknown) => {
    const { aborted, addEventListener } = Object(value) as AbortSignal;
    return typeof aborted === "boolean" && typeof addEventListener === "function";
  },
};

export function wrong(field: string, issue: string): DefentryError {
  return new DefentryError({
    kind: "misuse", message: `An option is not usable: ${field} must be ${issue}.`,
    details: [{ field, issue: `must be ${issue}` }],
  });
}

/** A reader of one object's options: absent ones are `undefined`. */
export function reader<T>(options: T): <K extends keyof T & string>(name: K, kind: keyof typeof kinds) => T[K] {
  if (typeof options !== "object" || options === null) throw wrong("options", "an object");
  return (name, kind) => {
    // Its own alone: what a page puts on `Object.prototype` later is nobody's option.
    const value = (hasOwn(options, name) ? options[name] : undefined) as T[typeof name];
    if (value !== undefined && !kinds[kind](value)) throw wrong(name, kind);
    return value;
  };
}

/** What the core is made with. */
export function forCore(options: ConnectOptions, nativeFetch: typeof fetch) {
  const read = reader(options);
  const number = "a number, zero or more";
  const baseUrl = read("baseUrl", "a string");
  if (baseUrl === undefined) throw wrong("baseUrl", "a string");
  const send = read("fetch", "a function") ?? nativeFetch;
  if (send === undefined) throw wrong("fetch", "a function: there is none here");
  const version = read("apiVersion", "a string, or null");
  return [
    baseUrl,
    version === undefined ? "2026-06-12" : version ?? undefined,
    read("timeoutMs", number) ?? 15_000,
    read("totalTimeoutMs", number) ?? 60_000,
    read("maxRetries", number) ?? 2,
    read("allow", "a list of areas")?.map((area) => `${area}\n`).join(""),
    read("getCode", "a function"),
    read("onDiagnostic", "a function"),
    send,
  ] as const;
}

/** What a call is made with, besides its arguments. */
export function forCall(options: AllOptions = {}) {
  const read = reader(options);
  const number = (name: "timeoutMs" | "intervalMs" | "limitMs") => read(name, "a number, zero or more") ?? NaN;
  // The core reads these itself, from the verbs that have them.
  read("expectEmail", "a string");
  read("force", "true or false");
  return [read("signal", "an AbortSignal"), number("timeoutMs"), number("intervalMs"), number("limitMs")] as const;
}

type AllOptions = CallOptions & Partial<WatchOptions & RedeemOptions & SubmitOptions>;

/** What a watcher is made with. */
export type WatcherOptions = SigningWatchOptions;

export function forWatch(options: WatcherOptions) {
  return { call: forCall(options), isDone: reader(options)("isDone", "a function") };
}

/** Milliseconds without a call after which a page's session ends; 0: never. */
export function idle(options: ConnectOptions): number {
  return reader(options)("idleMs", "a number, zero or more") ?? 1_800_000;
}

/** How many at most; all, unless it is said. */
export function limit(options: RetryFailedOptions): number | undefined {
  return reader(options)("limit", "a number, zero or more");
}
