// The session's life in a page: it ends when the page goes into the back/forward cache, when nobody has
// asked for anything in a long time, and when it was ended in another tab. Touches document, timers, the
// clock and BroadcastChannel; elsewhere than in a page it does nothing.

/** What ends with the page. Weak: a client that nobody holds any more is nobody's session. */
interface Life {
  readonly baseUrl: string;
  end(): void;
}

const lives = new Set<WeakRef<Life>>();
let channel: BroadcastChannel | undefined;

function endAll(fits: (life: Life) => boolean): void {
  for (const ref of lives) {
    const life = ref.deref();
    if (!life) lives.delete(ref);
    else if (fits(life)) life.end();
  }
}

/** One channel and one listener for all clients of the page: a channel does not hear itself. */
function listen(): void {
  if (channel || typeof BroadcastChannel !== "function") return;
  channel = new BroadcastChannel("defentry-web");
  channel.onmessage = ({ data }) => endAll(({ baseUrl }) => baseUrl === data);
  addEventListener("pagehide", ({ persisted }) => persisted && endAll(() => true));
}

/** Other tabs' sessions at the same gateway end, too. */
export function tellOthers(baseUrl: string): void {
  channel?.postMessage(baseUrl);
}

/** Watches over one client; gives what to call whenever it is used. */
export function watchOver(life: Life, idleMs: number): () => void {
  if (typeof document === "undefined") return () => {};
  listen();
  const ref = new WeakRef(life);
  lives.add(ref);
  if (!(idleMs > 0)) return () => {};
  let used = Date.now();
  const check = (): void => {
    const rest = used + idleMs - Date.now();
    const alive = ref.deref();
    if (alive && rest > 0) {
      wait(rest);
      return;
    }
    document.removeEventListener("visibilitychange", late);
    alive?.end();
  };
  const wait = (ms: number): void => {
    setTimeout(check, Math.min(ms, 2 ** 31 - 1));
  };
  // Timers stand still while the machine sleeps; the clock does not.
  const late = (): void => {
    if (Date.now() - used >= idleMs) check();
  };
  document.addEventListener("visibilitychange", late);
  wait(idleMs);
  return () => {
    late();
    used = Date.now();
  };
}
