// Takes the place of the glue's own ways to the core's memory, which look up built-ins by name each
// time: whoever patches `subarray`, `decode` or a getter later would be handed all of it. Captured
// here, when the module is loaded. The build puts it before the glue.
const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const { Float64Array, Int32Array, Uint8Array } = globalThis;
// Where there is none (Lockdown Mode), `connect` says so: loading is no reason to fail.
const { Instance, Memory, Table, compile, compileStreaming, instantiate } = globalThis.WebAssembly ?? {};
const get = (of, name) => getOwnPropertyDescriptor(of ?? {}, name)?.get;
const memoryBuffer = get(Memory?.prototype, "buffer");
const instanceExports = get(Instance?.prototype, "exports");
const { get: tableGet, set: tableSet } = Table?.prototype ?? {};
const length = get(getPrototypeOf(Uint8Array.prototype), "length");
const { set } = Uint8Array.prototype;
const { decode } = TextDecoder.prototype;
const { encode } = TextEncoder.prototype;
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const encoder = new TextEncoder();

const buffer = () => apply(memoryBuffer, wasm.memory, []);
const getArrayU8FromWasm0 = (ptr, len) => new Uint8Array(buffer(), ptr >>> 0, len);
const getStringFromWasm0 = (ptr, len) => apply(decode, decoder, [getArrayU8FromWasm0(ptr, len)]);
const setInt32 = (at, value) => { new Int32Array(buffer(), at, 1)[0] = value; };
const setFloat64 = (at, value) => { new Float64Array(buffer(), at, 1)[0] = value; };

function passArray8ToWasm0(bytes, malloc) {
  WASM_VECTOR_LEN = apply(length, bytes, []);
  const ptr = malloc(WASM_VECTOR_LEN, 1) >>> 0;
  apply(set, getArrayU8FromWasm0(ptr, WASM_VECTOR_LEN), [bytes]);
  return ptr;
}

const passStringToWasm0 = (text, malloc) => passArray8ToWasm0(apply(encode, encoder, [text]), malloc);

/** The core makes one, and keeps it: there is nothing to count. */
const makeClosure = (a, b, f) => (slot, ok, value) => f(a, b, slot, ok, value);
