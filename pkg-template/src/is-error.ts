// By itself: the elements know the error when they see it, and make none.
import type { DefentryError } from "./error.js";

/** What every copy of the package marks its errors with. @internal */
export const BRAND = Symbol.for("defentry-web.error");

/**
 * Whether `value` is this package's error. Unlike `instanceof` it works across realms and with two
 * copies of the package in one page.
 *
 * @example
 * try {
 *   await client.profile.get();
 * } catch (e) {
 *   if (isDefentryError(e) && e.kind === "not_found") …
 * }
 */
export function isDefentryError(value: unknown): value is DefentryError {
  return typeof value === "object" && value !== null && (value as { [BRAND]?: unknown })[BRAND] === true;
}
