export { DefentryError, isDefentryError } from "./error.js";
export type { AsyncDisposal, Defentry, Session } from "./client.js";
export type * from "./types.js";
