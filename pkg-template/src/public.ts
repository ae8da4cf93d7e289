export { DefentryError } from "./error.js";
export { isDefentryError } from "./is-error.js";
export { mask, type MaskKind } from "./mask.js";
export type { AsyncDisposal, Defentry, Session } from "./client.js";
export type { ProfileComposed, ScanComposed } from "./composed.js";
export type * from "./types.js";
