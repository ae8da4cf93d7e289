// Those who watch: each reads at its own pace, and misses no change.
import { toError } from "./error.js";
import type { Feed, Listener, Snapshot } from "./feed.js";
import type { Watch } from "./types.js";

/** Reads a feed, which it finds when it is first needed. @internal */
export function read<T>(
  find: () => Feed, signal: AbortSignal | undefined, isDone: ((raw: never) => unknown) | undefined,
): Watch<T> {
  const listeners = new Set<() => void>();
  let feed: Feed | undefined;
  let seen = 0;
  let latest: Snapshot | undefined;
  /** Sites that have changed since the last read; before the first, all have. */
  let changed: Set<unknown> | undefined;
  let failed: Error | undefined;
  let finished = false;
  let iterated = false;
  let wake: (() => void) | undefined;
  let line: Promise<unknown> = Promise.resolve();

  const self: Listener = {
    _wants: () => wake !== undefined || listeners.size > 0,
    _heard() {
      if (feed && feed._snapshot !== latest) {
        latest = feed._snapshot;
        for (const id of latest?.changed ?? []) changed?.add(id);
        // Who knows better says that this was the last.
        // What it throws is the end of this reader alone.
        try {
          if (isDone?.(latest?.raw as never)) finish();
        } catch (error) {
          failed = toError(error);
          finish();
        }
      }
      if (feed?._over) finish();
      wake?.();
      wake = undefined;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (error) {
          // The page's own affair, and no other reader's.
          globalThis.reportError?.(error);
        }
      }
    },
  };
  const join = (): Feed => {
    if (!feed) {
      feed = find();
      seen = 0;
      changed = undefined;
      signal?.addEventListener("abort", stop);
      feed._readers.add(self);
      if (feed._version > 0) self._heard();
    }
    return feed;
  };
  const finish = (): void => {
    if (finished) return;
    finished = true;
    signal?.removeEventListener("abort", stop);
    feed?._leave(self);
  };
  /** What was not read yet is nobody's any more. */
  const stop = (): void => {
    seen = Infinity;
    if (finished) return;
    finish();
    self._heard();
  };
  const done: IteratorResult<T, undefined> = { done: true, value: undefined };
  const step = async (): Promise<IteratorResult<T, undefined>> => {
    if (signal?.aborted) stop(); // meanwhile
    if (!finished) join();
    while (!finished && feed!._version === seen) {
      const news = new Promise<void>((go) => { wake = go; });
      void feed!._run();
      await news;
    }
    if (!failed && feed && feed._version > seen) {
      const all = latest?.sites?.map(({ id }) => id).filter((id) => id != null);
      const value = latest?.changed ? { ...latest, changed: changed ? [...changed] : all } : latest;
      changed = new Set();
      seen = feed._version;
      return { done: false, value: value as T };
    }
    const error = failed ?? feed?._error;
    if (!error || seen === Infinity) return done;
    seen = Infinity;
    throw error;
  };

  if (signal?.aborted) stop();
  return {
    // One at a time: who calls `next` twice gets two answers, not one twice.
    next: () => {
      iterated = true;
      const result = line.then(step);
      line = result.catch(() => {});
      return result;
    },
    async return() {
      stop();
      return done;
    },
    async throw(error) {
      stop();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    subscribe: (listener) => {
      // An own function each time: the same one may be handed in twice.
      const heard = (): void => listener();
      listeners.add(heard);
      if (signal?.aborted) stop();
      if (!finished) void join()._run();
      return () => {
        listeners.delete(heard);
        if (self._wants() || iterated || finished || !feed) return;
        const left = feed;
        feed = undefined;
        signal?.removeEventListener("abort", stop);
        left._leave(self);
      };
    },
    getSnapshot: () => latest as T | undefined,
    get ended() {
      return finished;
    },
    get error() {
      return failed ?? feed?._error;
    },
  };
}
