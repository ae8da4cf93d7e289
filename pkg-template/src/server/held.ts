import { toError } from "../error.js";

/**
 * The options as they are at the call, for nothing is read later; and a way to let go of the
 * functions among them. The core holds them for as long as it lives, and what they see may hold the
 * client: without it, a client for each request would stay for ever.
 */
export function held<T extends object>(options: T): [given: T, letGo: () => void] {
  if (typeof options !== "object" || options === null) return [options, () => {}];
  const own = read(options);
  const given: Record<string, unknown> = { ...own };
  for (const [name, value] of Object.entries(own)) {
    if (typeof value !== "function") continue;
    given[name] = (...args: unknown[]) => (own[name] as typeof value | undefined)?.(...args);
  }
  return [given as T, () => Object.keys(own).forEach((name) => delete own[name])];
}

/** All of them, once. One that throws when it is read fails the call as everything does. */
function read(options: object): Record<string, unknown> {
  try {
    return { __proto__: null, ...options };
  } catch (error) {
    throw toError(error);
  }
}
