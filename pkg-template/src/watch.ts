// One poller for all who watch the same thing: each reads at its own pace, and misses no change.
import { settle } from "./calls.js";
import type { Core } from "./client.js";
import { toError } from "./error.js";
import type { Watch } from "./types.js";

/** What every snapshot may have. */
interface Snapshot { changed?: unknown[]; sites?: { id?: unknown }[]; raw?: unknown }

/** A feed that nobody has asked for so long is left to whoever still holds it. */
const STALE_MS = 15_000;

interface Listener { _wants(): boolean; _heard(): void }

/** One watcher of the core, and all who read it. @internal */
export class Feed {
  readonly _readers = new Set<Listener>();
  _version = 0;
  _snapshot: Snapshot | undefined;
  _over = false;
  _error: Error | undefined;
  _number: number | undefined;
  _busy = false;

  readonly _core: Core;
  readonly _open: () => number;
  readonly _gone: () => void;
  _lastMs = 0;

  constructor(core: Core, open: () => number, gone: () => void) {
    this._core = core;
    this._open = open;
    this._gone = gone;
  }

  /** Left standing by a reader who never came back: a new one should not begin where that one was. */
  _stale(): boolean {
    return !this._busy && this._version > 0 && Date.now() - this._lastMs > STALE_MS;
  }

  /** Polls for as long as somebody waits for news; as long as nobody does, nobody is asked. */
  async _run(): Promise<void> {
    if (this._busy || this._over) return;
    this._busy = true;
    try {
      const number = (this._number ??= this._open());
      while (!this._over && [...this._readers].some((reader) => reader._wants())) {
        const value = await settle(() => this._core.watchNext(number) as Promise<Snapshot | undefined>);
        if (this._over) break;
        if (value === undefined) this._end();
        else {
          this._version++;
          this._lastMs = Date.now();
          this._snapshot = value;
          this._tell();
        }
      }
    } catch (error) {
      this._error = toError(error);
      this._end();
    }
    this._busy = false;
  }

  _tell(): void {
    for (const reader of [...this._readers]) reader._heard();
  }

  _end(): void {
    if (this._over) return;
    this._over = true;
    this._gone();
    this._tell();
    try {
      if (this._number !== undefined) this._core.watchStop(this._number);
    } catch {
      // A dead core watches nothing.
    }
  }

  _leave(reader: Listener): void {
    this._readers.delete(reader);
    if (this._readers.size === 0) this._end();
  }
}

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
