// Whether what a project showed is what it had to show.
import { isDeepStrictEqual } from "node:util";
import { EXPECTED } from "../journey.mjs";

/**
 * Nothing, or why it is not right. `result` is the journey's; `wasm` and `troubles` are from
 * `show`; `assets` are the files that were built. `external` says that `defentry-web/external` is
 * used: one `.wasm` is built and loaded, otherwise none. `expected` is for a project that shows
 * something else than the journey.
 */
export function faultOf({
  result, error, troubles = [], wasm = [], assets, external = false, expected = EXPECTED,
}) {
  const wanted = external ? 1 : 0;
  const built = assets?.filter((file) => file.endsWith(".wasm")) ?? wasm;
  if (error) return error.message || String(error);
  if (result?.error) return [result.error, result.cause, ...troubles].join("\n");
  if (!isDeepStrictEqual(result, expected)) return `it shows ${JSON.stringify(result)}`;
  if (wasm.length !== wanted) return `it has loaded ${wasm.length} .wasm, not ${wanted}: ${wasm}`;
  if (built.length !== wanted) return `it has ${built.length} .wasm, not ${wanted}: ${built}`;
  if (troubles.length) return troubles.join("\n");
  return undefined;
}
