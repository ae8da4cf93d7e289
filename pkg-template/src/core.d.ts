// What the build puts behind the name `#wasm`: the core's glue, with the functions of glue-end.js.
export { Handle } from "../../target/wasm/defentry_web.js";
export function initSync(module: WebAssembly.Module): void;
export function initBytes(bytes: BufferSource): Promise<void>;
export function init(response: Response): Promise<void>;
/** Breaks every promise that waits for the core. */
export function dead(error: unknown): void;
