// Takes the place of the glue's own init functions, which also guess what they are given, fetch it and
// warn. The build puts it behind the glue.
// A test's page may have no `Response`; loading is no reason to fail.
const answers = globalThis.Response?.prototype ?? {};
const { arrayBuffer } = answers;
const isOk = get(answers, "ok");
const getHeaders = get(answers, "headers");
const { get: getHeader } = globalThis.Headers?.prototype ?? {};

function begin(instance) {
  wasm = apply(instanceExports, instance, []);
  wasm.__wbindgen_start();
}

/** From a compiled module: all that workerd takes. */
export function initSync(module) {
  begin(new Instance(module, __wbg_get_imports()));
}

/** From bytes. Compiled first, and made into an instance here: a promise of an instance could be asked
 * for its `then`. */
export async function initBytes(bytes) {
  initSync(await sealed(compile(bytes)));
}

/** From a response: compiled while it comes, where the server names its type. */
export async function init(response) {
  if (!apply(isOk, response, [])) throw new TypeError(`The core could not be fetched: ${response.status}`);
  const type = apply(getHeader, apply(getHeaders, response, []), ["content-type"]);
  if (type?.startsWith("application/wasm")) initSync(await sealed(compileStreaming(response)));
  else await initBytes(await sealed(apply(arrayBuffer, response, [])));
}
