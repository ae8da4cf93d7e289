// The ways to watch: in a loop, by hand, as a store; to the end, or left before it.

const NOUNS = ["scan", "removals", "signing"];
const LONG_MS = 600_000;

/** `{ name, within, work }` for one watcher of `client`. */
export function watching({ random, clock, client, signal, lying }) {
  const noun = random.pick(NOUNS);
  const way = lying ? "lying" : random.pick(["loop", "toTheEnd", "byHand", "store", "unread"]);
  // Those that are left in time may be long: who does not stop polling then is heard of later.
  const long = way === "store" || way === "byHand" ? [LONG_MS] : [];
  // Few paces, so that readers often meet at one poller.
  const options = {
    intervalMs: random.pick([1_000, 2_000]), limitMs: random.pick([4_000, 12_000, ...long]), signal,
  };
  const stay = random.whole(0, 9_000);
  const open = () => client.api[noun].watch(options);
  const ways = {
    async loop() {
      let left = random.whole(1, 4);
      for await (const snapshot of open()) {
        if (!snapshot || --left === 0) break;
      }
    },
    async toTheEnd() {
      for await (const snapshot of open()) if (!snapshot) throw new Error("an empty snapshot");
    },
    async byHand() {
      const watch = open();
      const news = [watch.next(), watch.next()];
      if (options.limitMs === LONG_MS || random.chance(0.5)) await clock.sleep(stay);
      else await Promise.all(news);
      await watch.return();
      await Promise.all(news);
      if (!watch.ended) throw new Error("it was left, and has not ended");
    },
    async store() {
      const watch = open();
      const listeners = Array.from({ length: random.whole(1, 3) }, () =>
        watch.subscribe(() => watch.getSnapshot()));
      await clock.sleep(stay);
      for (const leave of listeners) leave();
      await watch.return();
    },
    async unread() {
      open().getSnapshot();
    },
    /** For a client that is dropped: the reader goes without a word. */
    async lying() {
      await open().next();
    },
  };
  // A poll that has begun is waited for, beyond the watcher's limit.
  const lasts = options.limitMs === LONG_MS ? stay : Math.max(options.limitMs, stay);
  const within = lasts + 2 * client.totalMs;
  return { name: `${noun}.watch, ${way}`, within, work: ways[way] };
}
