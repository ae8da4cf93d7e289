// Takes the place of the glue's own init functions, which also guess what they are given, fetch it and
// warn. The build puts it behind the glue.
const { Instance, Module, instantiate, instantiateStreaming } = WebAssembly;

function begin(instance) {
  wasm = apply(instanceExports, instance, []);
  wasm.__wbindgen_start();
}

/** From a compiled module, or bytes: what Node and workerd have at hand. */
export function initSync(module) {
  begin(new Instance(module instanceof Module ? module : new Module(module), __wbg_get_imports()));
}

/** From a response: compiled while it comes, where the server names its type. */
export async function init(response) {
  if (!response.ok) throw new TypeError(`The core could not be fetched: ${response.status}`);
  const imports = __wbg_get_imports();
  const typed = response.headers.get("content-type")?.startsWith("application/wasm");
  begin((await (typed
    ? instantiateStreaming(response, imports)
    : instantiate(await response.arrayBuffer(), imports))).instance);
}
