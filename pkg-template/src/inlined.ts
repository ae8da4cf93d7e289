// How a core comes that is in the file, as text: a page's, or one of the servers'.
import { fromBytes, start } from "#wasm";
import { atOnce, decode } from "./bytes.js";
import text from "#wasm-text";

/** Makes the core: at once, where it can be. */
export async function startInlined(): Promise<void> {
  const bytes = decode(text);
  await start(atOnce(bytes) ?? await fromBytes(bytes));
}
