// What the build puts behind the name `#wasm`: the core's glue, with the functions of glue-end.js.
export { Handle } from "../../target/wasm/defentry_web.js";
export function start(module: WebAssembly.Module): Promise<void>;
export function fromBytes(bytes: BufferSource): Promise<WebAssembly.Module>;
export function fromResponse(response: Response): Promise<WebAssembly.Module>;
/** Breaks every promise that waits for the core. */
export function dead(error: unknown): void;
