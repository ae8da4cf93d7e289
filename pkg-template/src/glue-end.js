// Takes the place of the glue's own init functions, which also guess what they are given, fetch it and
// warn. The build puts it behind the glue.
const { Instance, Module, compile, compileStreaming } = WebAssembly;
// A test's page may have no `Response`; loading is no reason to fail.
const answers = globalThis.Response?.prototype ?? {};
const { arrayBuffer } = answers;
const isOk = getOwnPropertyDescriptor(answers, "ok")?.get;
const getHeaders = getOwnPropertyDescriptor(answers, "headers")?.get;
const { get: getHeader } = globalThis.Headers?.prototype ?? {};

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
  if (!apply(isOk, response, [])) throw new TypeError(`The core could not be fetched: ${response.status}`);
  const type = apply(getHeader, apply(getHeaders, response, []), ["content-type"]);
  const typed = type?.startsWith("application/wasm");
  // Compiled first, and made into an instance here: a promise of an instance could be asked for its `then`.
  initSync(await sealed(typed
    ? compileStreaming(response)
    : compile(await sealed(apply(arrayBuffer, response, [])))));
}
