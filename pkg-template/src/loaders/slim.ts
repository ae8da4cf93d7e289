// For those who bring the core themselves: a CDN, a bundler's own wasm import, a test's bytes.
import { fromBytes, fromResponse, start } from "#wasm";
import build from "#wasm-build";
import { connectTo } from "../connect.js";
import { DefentryError } from "../error.js";
import { loaded } from "../load.js";

export * from "../public.js";

/** `defentry_web_bg.wasm`, of the same version: a compiled `WebAssembly.Module`, its bytes, or a
 * `Response` that is being fetched. An object, and no more: not every TypeScript project knows
 * those names. */
export type CoreSource = object;

let given: (() => Promise<void>) | undefined;

/**
 * Gives the package its core: once, before `connect`. A second call waits for the first and changes
 * nothing; after one that failed, another may be tried.
 *
 * @example
 * await init(fetch("/assets/defentry_web_bg.wasm"));
 */
export async function init(core: CoreSource | PromiseLike<CoreSource>): Promise<void> {
  const mine = given ??= loaded(async () => begin(await core));
  // Where another was given before, nobody else looks whether this one comes.
  Promise.resolve(core).catch(() => {});
  try {
    await mine();
  } catch (error) {
    if (given === mine) given = undefined;
    throw error;
  }
}

async function begin(core: CoreSource): Promise<void> {
  if (typeof core !== "object" || core === null) {
    throw other(undefined, "init takes the .wasm as bytes, as a WebAssembly.Module, or as a Response.");
  }
  const isResponse = "arrayBuffer" in core;
  let module: WebAssembly.Module;
  try {
    // By its tag: it may come from another realm.
    if (Object.prototype.toString.call(core) === "[object WebAssembly.Module]") module = core as WebAssembly.Module;
    else module = await (isResponse ? fromResponse(core as Response) : fromBytes(core as BufferSource));
  } catch (error) {
    // No answer, or half of one: as when ./external loads it.
    if (isResponse && error instanceof TypeError) throw error;
    // The same error says "forbidden" and "no wasm": an empty module tells them apart.
    await WebAssembly.compile(EMPTY);
    throw other(error);
  }
  // What another build's core imports goes by the same names, and means something else.
  const [section] = WebAssembly.Module.customSections(module, "build");
  if (!section || String.fromCharCode(...new Uint8Array(section)) !== build) throw other();
  await start(module);
}

const other = (cause?: unknown, message = "What init was given is not the core of this build.") => (
  new DefentryError({ kind: "misuse", message, cause }));

const EMPTY = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectTo(() => {
  if (given) return given();
  throw new DefentryError({
    kind: "misuse", message: "The core is not there yet: await init(fetch(urlOfTheWasm)) before connect.",
  });
});
