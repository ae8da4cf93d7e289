// Reads the options: each once. A wrong one is the caller's mistake, and the only thing that
// throws: a plain TypeError, as the package's own error would be a twentieth of this entry.
import type { DoctorOptions } from "./types.js";

/** What the checks are made with. */
export interface Settings extends Limits {
  baseUrl: string;
  apiVersion: string | null;
  client: DoctorOptions["client"];
}

/** What every request obeys. */
export interface Limits {
  timeoutMs: number;
  signal: AbortSignal | undefined;
}

/** More than that and timers fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

export function settings(options: DoctorOptions): Settings {
  const read = <T>(
    name: keyof DoctorOptions, issue: string, fits: (value: any) => unknown,
  ): T | undefined => {
    // Its own alone: what a page puts on `Object.prototype` is nobody's option.
    const value: unknown = Object.hasOwn(options, name) ? options[name] : undefined;
    if (value !== undefined && !fits(value)) throw wrong(name, issue);
    return value as T | undefined;
  };
  if (typeof options !== "object" || options === null) throw wrong("options", "an object");
  const baseUrl = read<string>("baseUrl", "a string", (value) => typeof value === "string");
  if (baseUrl === undefined) throw wrong("baseUrl", "a string");
  const version = read<string | null>("apiVersion", "visible ASCII, or null", (value) =>
    value === null || (typeof value === "string" && /^[!-~]+$/.test(value)));
  const timeoutMs = read<number>("timeoutMs", "a number above zero", (value) =>
    Number.isFinite(value) && value > 0) ?? 10_000;
  return {
    baseUrl,
    apiVersion: version === undefined ? "2026-06-12" : version,
    timeoutMs: Math.min(timeoutMs, LONGEST_MS),
    // Duck-typed, both: they may come from another realm or another copy of the package.
    signal: read("signal", "an AbortSignal", (value) =>
      typeof value?.aborted === "boolean" && typeof value.addEventListener === "function"),
    client: read("client", "a client as connect gives it", (value) =>
      typeof value?.request === "function"),
  };
}

const wrong = (name: string, issue: string): TypeError => (
  new TypeError(`doctor: ${name} must be ${issue}`));
