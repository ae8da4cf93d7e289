// What is polled: one watcher of the core, shared by all who watch the same thing at the same pace.
import { settle } from "./calls.js";
import type { Core } from "./client.js";
import { toError } from "./error.js";

/** What every snapshot may have. */
export interface Snapshot { changed?: unknown[]; sites?: { id?: unknown }[]; raw?: unknown }

/** A feed that nobody has asked for so long is left to whoever still holds it. */
const STALE_MS = 15_000;

export interface Listener { _wants(): boolean; _heard(): void }

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

  /** Left standing by a reader who never came back: a new one should not begin where that one
   * was. */
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
