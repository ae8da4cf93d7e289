// Takes the place of the glue's own init functions, which also guess what they are given, fetch it and
// warn: 0.4 KB. The build puts it behind the glue.

/** From a compiled module, or bytes: what Node and workerd have at hand. */
export function initSync(module) {
  if (!(module instanceof WebAssembly.Module)) module = new WebAssembly.Module(module);
  __wbg_finalize_init(new WebAssembly.Instance(module, __wbg_get_imports()), module);
}

/** From a response: compiled while it comes, where the server names its type. */
export async function init(response) {
  if (!response.ok) throw new TypeError(`The core could not be fetched: ${response.status}`);
  const imports = __wbg_get_imports();
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  const { instance, module } = typed
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  __wbg_finalize_init(instance, module);
}
