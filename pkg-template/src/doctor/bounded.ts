import type { Limits } from "./options.js";

/** How a piece of work ended. */
export type Ended<T> =
  | { value: T; failed?: undefined }
  | { failed: "timeout" | "stopped" | "error"; error?: unknown };

/** Runs `work`, no longer than `timeoutMs` and until `signal` aborts. Never throws. */
export async function bounded<T>(
  { timeoutMs, signal }: Limits, work: (signal: AbortSignal) => Promise<T>,
): Promise<Ended<T>> {
  if (signal?.aborted) return { failed: "stopped" };
  const own = new AbortController();
  let cut = (_: "timeout" | "stopped"): void => {};
  // Not left to `work` alone: a client of the page's own may not mind the signal.
  const over = new Promise<Ended<T>>((resolve) => {
    cut = (failed) => {
      resolve({ failed });
      own.abort();
    };
  });
  const stop = (): void => cut("stopped");
  const timer = setTimeout(() => cut("timeout"), timeoutMs);
  signal?.addEventListener("abort", stop, { once: true });
  const done = async (): Promise<Ended<T>> => {
    try {
      return { value: await work(own.signal) };
    } catch (error) {
      return { failed: "error", error };
    }
  };
  try {
    return await Promise.race([over, done()]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}
