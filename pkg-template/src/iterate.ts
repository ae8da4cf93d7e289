import { settle } from "./calls.js";
import type { Core } from "./client.js";

/**
 * Makes an async iterator of a watcher. Written out rather than an async generator: `return()` must
 * end a `next()` that is waiting, and a generator would make it wait in line.
 */
export function iterate<T>(core: Core, watcher: number): AsyncIterableIterator<T> {
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    core.watchStop(watcher);
  };
  const done: IteratorResult<T, undefined> = { done: true, value: undefined };
  return {
    async next() {
      if (ended) return done;
      try {
        const value = await settle(() => core.watchNext(watcher) as Promise<T | undefined>);
        // Stopped meanwhile: a late answer is nobody's any more.
        if (value !== undefined && !ended) return { done: false, value };
      } catch (error) {
        end();
        throw error;
      }
      ended = true;
      return done;
    },
    async return() {
      end();
      return done;
    },
    async throw(error) {
      end();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
