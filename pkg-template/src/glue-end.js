// Takes the place of the glue's own init functions, which also guess what they are given, fetch it
// and warn. The build puts it behind the glue.
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

/** Makes the core of its module. At once where it can be: a promise of an instance could be asked
 * for its `then`. Chrome before 114 takes no more than 4 KB at once on a page's main thread. */
export async function start(module) {
  const imports = __wbg_get_imports();
  try {
    begin(new Instance(module, imports));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    begin(await sealed(instantiate(module, imports)));
  }
}

export const fromBytes = (bytes) => sealed(compile(bytes));

/** From a response: compiled while it comes, where the server names its type. */
export async function fromResponse(response) {
  if (!apply(isOk, response, [])) throw new TypeError(`The core could not be fetched: ${response.status}`);
  const type = apply(getHeader, apply(getHeaders, response, []), ["content-type"]);
  return type?.startsWith("application/wasm")
    ? sealed(compileStreaming(response))
    : fromBytes(await sealed(apply(arrayBuffer, response, [])));
}
