// Skips waits. While it does, `setTimeout` notes what is waiting and `performance.now` stands
// still; once nothing else goes on, the timer due first fires at once, and the clocks move there.

type Move = (ms: number) => void;
type Timers = Pick<typeof globalThis, "setTimeout" | "clearTimeout">;

/** Nothing goes on when for so many turns, and so long, nobody has set or cleared a timer. */
const TURNS = 3;
const QUIET_MS = 5;

/** What waits: when it is due, and what happens then; `late` once a real timer would have fired. */
const waiting = new Map<number, Wait>();
interface Wait { at: number; late?: boolean; handle: ReturnType<typeof setTimeout>; fire(): void }
/** The gateways' clocks, each with how many skip by it. */
const clocks = new Map<Move, number>();
let real: Timers | undefined;
let touched = 0;

/** `performance.now` as the platform has it, and as it is told. */
let native: (() => number) | undefined;
let stopped: number | undefined;
/** How far it is ahead. It stays so: it never runs backwards. */
let ahead = 0;

const loaded = globalThis.setTimeout;

/** Whether a test framework has put its own timers in place: they never fire by themselves. */
export function faked(): boolean {
  return !real && (Object.hasOwn(setTimeout, "clock") || setTimeout !== loaded);
}

/** Runs `work`, whose waits take no time; `move` is told how much time has passed. */
export async function skipping<T>(move: Move, work: () => T | Promise<T>): Promise<T> {
  clocks.set(move, (clocks.get(move) ?? 0) + 1);
  if (!real) begin();
  try {
    return await work();
  } finally {
    const others = (clocks.get(move) ?? 1) - 1;
    if (others > 0) clocks.set(move, others);
    else clocks.delete(move);
    if (clocks.size === 0) end();
  }
}

function begin(): void {
  // Called by names of their own: a browser's timers want no other `this`.
  const { setTimeout: later, clearTimeout: cancel } = globalThis;
  const own = real = { setTimeout: later, clearTimeout: cancel };
  if (!native) {
    const now = native = performance.now.bind(performance);
    performance.now = () => stopped ?? now() + ahead;
  }
  stopped = performance.now();
  globalThis.setTimeout = Object.assign((work: unknown, ms = 0, ...args: unknown[]) => {
    if (typeof work !== "function") return later(work as TimerHandler, ms);
    touched++;
    // A real timer all the same: it may be cleared, or fire, when nothing is skipped any more.
    // Until then it waits for its turn.
    const handle = later(() => {
      const mine = waiting.get(Number(handle));
      if (mine) mine.late = true;
      else work(...args);
    }, ms);
    // What is no delay, or too long for a platform's 32 bits, fires at once there.
    const delay = Number(ms);
    const at = performance.now() + (delay > 0 && delay < 2 ** 31 ? delay : 0);
    waiting.set(Number(handle), { at, handle, fire: () => work(...args) });
    return handle;
  }, later) as unknown as typeof setTimeout;
  globalThis.clearTimeout = ((handle) => {
    touched++;
    // By number: Node takes that, too, and gives objects.
    waiting.delete(Number(handle));
    cancel(handle);
  }) as typeof clearTimeout;
  void drive(own);
}

function end(): void {
  Object.assign(globalThis, real);
  const now = performance.now();
  for (const { at, late, fire } of waiting.values()) if (late) setTimeout(fire, at - now);
  waiting.clear();
  ahead = now - (native?.() ?? 0);
  stopped = real = undefined;
}

/** Fires what is due first, with the clocks put to its time. */
function jump({ clearTimeout: cancel, setTimeout: later }: Timers): void {
  const [first] = [...waiting].sort(([, a], [, b]) => a.at - b.at);
  if (!first || stopped === undefined) return;
  const [id, { at, handle, fire }] = first;
  cancel(handle);
  waiting.delete(id);
  const ms = Math.max(0, at - stopped);
  stopped += ms;
  for (const move of clocks.keys()) move(ms);
  try {
    fire();
  } catch (error) {
    // As from a timer: nobody's who waits here.
    later(() => { throw error; }, 0);
  }
}

async function drive(own: Timers): Promise<void> {
  const now = native ?? (() => 0);
  const { setTimeout: later } = own;
  let [seen, turns, since] = [-1, 0, 0];
  while (real === own) {
    await new Promise<void>((go) => { later(go, 0); });
    if (touched !== seen) [seen, turns, since] = [touched, 0, now()];
    else if (++turns >= TURNS && now() - since >= QUIET_MS && real === own) {
      jump(own);
      seen = -1;
    }
  }
}
