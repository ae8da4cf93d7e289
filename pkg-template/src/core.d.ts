// What the build puts behind the name `#wasm`: the core's glue, with the functions of glue-end.js.
export { Handle } from "../../target/wasm/defentry_web.js";
export { CrmHandle } from "../../target/server/defentry_server.js";
/** Of the edge's core with `code` alone, of the servers' with `token` alone. */
export class Partner {
  constructor(...options: unknown[]);
  code(who: object, signal: unknown): Promise<string>;
  token(who: object, signal: unknown): Promise<string>;
  free(): void;
}
export function start(module: WebAssembly.Module): Promise<void>;
export function fromBytes(bytes: BufferSource): Promise<WebAssembly.Module>;
export function fromResponse(response: Response): Promise<WebAssembly.Module>;
/** Breaks every promise that waits for the core. */
export function dead(error: unknown): void;
