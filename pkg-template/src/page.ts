// The session's life in a page: it ends when the page goes into the back/forward cache, when nobody
// has asked for anything in a long time, and when it was ended in another tab. Touches document,
// timers, the clock and BroadcastChannel; elsewhere than in a page it does nothing.

/** What ends with the page. */
interface Life {
  readonly _baseUrl: string;
  _end(): void;
  /** Whether it has been idle for too long; who is, ends. */
  _late(): void;
}

// Weak: a client that nobody holds any more is nobody's session.
const lives = new Set<WeakRef<Life>>();
let channel: BroadcastChannel | undefined;
let listening = false;

function all(act: (life: Life) => void): void {
  for (const ref of lives) {
    const life = ref.deref();
    if (life) act(life);
    else lives.delete(ref);
  }
}

/** One listener each for all clients of the page. */
function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener("pagehide", ({ persisted }) => persisted && all((life) => life._end()));
  // Timers stand still while the machine sleeps; the clock does not.
  document.addEventListener("visibilitychange", () => all((life) => life._late()));
  // Not while the page waits for `connect`: a channel takes milliseconds to open.
  setTimeout(openChannel);
}

/** One for all of them, too: a channel does not hear itself. */
function openChannel(): void {
  try {
    channel ??= new BroadcastChannel("defentry-web");
    channel.onmessage = ({ data }) => all((life) => life._baseUrl === data && life._end());
  } catch {
    // None here, or forbidden with the rest of storage: this tab is alone.
  }
}

/** Watches over one client: `_used` is called whenever it is, `_end` ends it once. */
export class PageLife implements Life {
  readonly _baseUrl: string;
  readonly _idleMs: number;
  readonly _stop: () => void;
  readonly _ref = new WeakRef<PageLife>(this);
  _usedMs = Date.now();
  _timer: ReturnType<typeof setTimeout> | undefined;

  constructor(baseUrl: string, idleMs: number, stop: () => void) {
    this._baseUrl = baseUrl;
    this._stop = stop;
    this._idleMs = typeof document === "undefined" ? 0 : idleMs;
    if (typeof document === "undefined") return;
    listen();
    lives.add(this._ref);
    this._late();
  }

  _late(): void {
    if (!this._idleMs) return;
    clearTimeout(this._timer);
    const rest = this._usedMs + this._idleMs - Date.now();
    if (rest <= 0) return this._end();
    const { _ref } = this;
    this._timer = setTimeout(() => _ref.deref()?._late(), Math.min(rest, 2 ** 31 - 1));
  }

  _used(): void {
    if (this._idleMs && Date.now() - this._usedMs >= this._idleMs) this._end();
    this._usedMs = Date.now();
  }

  _end(): void {
    lives.delete(this._ref);
    clearTimeout(this._timer);
    this._stop();
  }

  /** Ends it in other tabs, too. */
  _endAll(): void {
    this._end();
    if (listening) openChannel();
    channel?.postMessage(this._baseUrl);
  }
}
