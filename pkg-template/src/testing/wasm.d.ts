declare module "#sandbox" {
  /** One gateway: what wasm-bindgen writes of testing/src/lib.rs. */
  export class World {
    constructor(seed: number, speed: number, nowMs: number);
    answer(letter: Uint8Array, nowMs: number): Uint8Array<ArrayBuffer>;
    now(nowMs: number): number;
  }
  export function initSync(source: { module: WebAssembly.Module }): void;
}

declare module "#sandbox-text" {
  /** The sandbox's core as text, put here by the build. */
  const text: string;
  export default text;
}
