declare module "#wasm-text" {
  /** The core as text, put here by the build. */
  const text: string;
  export default text;
}

declare module "#wasm-module" {
  /** The core, compiled by workerd. */
  const module: WebAssembly.Module;
  export default module;
}

declare module "#wasm-integrity" {
  /** `sha384-…` of the core, put here by the build. */
  const hash: string;
  export default hash;
}

declare module "#wasm-build" {
  /** What the core's section `build` says, put into both by the build. */
  const id: string;
  export default id;
}

declare module "#reader" {
  /** The bytes of bytes.wat, compiled by the build. */
  const bytes: number[];
  export default bytes;
}
