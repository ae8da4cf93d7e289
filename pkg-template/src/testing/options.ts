// Reads what a sandbox is made of, and says which part is of a wrong type.
import { DefentryError } from "../error.js";
import type { SandboxOptions } from "./types.js";

const within = (value: unknown, most: number) => Number(value) >= 0 && Number(value) <= most;

const kinds = {
  "a whole number, zero or more": (value: unknown) => (
    Number.isSafeInteger(value) && within(value, Infinity)),
  "a number from 0 to 1000000": (value: unknown) => typeof value === "number" && within(value, 1e6),
  "an e-mail address": (value: unknown) => (
    typeof value === "string" && /^[^\s@]+@[^\s@]+$/.test(value)),
  "\"real\" or \"virtual\"": (value: unknown) => value === "real" || value === "virtual",
  "an origin, such as https://gateway.test": (value: unknown) => {
    try {
      return new URL(value as string).origin === value;
    } catch {
      return false;
    }
  },
};

export function made(options: SandboxOptions) {
  if (typeof options !== "object" || options === null) throw unusable("options", "an object");
  const take = <K extends keyof SandboxOptions>(
    name: K, kind: keyof typeof kinds, standard: NonNullable<SandboxOptions[K]>,
  ): NonNullable<SandboxOptions[K]> => {
    const value = options[name] ?? standard;
    if (kinds[kind](value)) return value;
    throw unusable(name, kind);
  };
  return {
    seed: take("seed", "a whole number, zero or more", 1),
    email: take("email", "an e-mail address", "alex@user.example"),
    scenario: options.scenario,
    isVirtual: take("clock", "\"real\" or \"virtual\"", "real") === "virtual",
    speed: take("speed", "a number from 0 to 1000000", 1),
    baseUrl: take("baseUrl", "an origin, such as https://gateway.test", "https://gateway.test"),
  };
}

const unusable = (field: string, kind: string) => new DefentryError({
  kind: "misuse", message: `An option of the sandbox is not usable: ${field} must be ${kind}.`,
  details: [{ field, issue: `must be ${kind}` }],
});
