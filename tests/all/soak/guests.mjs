// Clients that do not stay.
import { watching } from "./watching.mjs";

/** Ends it, or lets it go without a word. */
export function leave(random, { api, session }) {
  random.pick([
    () => session.end(),
    () => api[Symbol.asyncDispose ?? Symbol.for("Symbol.asyncDispose")](),
    () => {},
  ])();
}

/** One that is ended, disposed of, or dropped, with calls under way or not. */
export async function guest(random, { clients, clock, tracker }, read) {
  const client = await clients.make();
  const calls = Array.from({ length: random.whole(1, 3) }, () => read(random, client));
  if (random.chance(0.3)) {
    const { name, work, ...how } = watching({ random, clock, client, lying: true });
    calls.push(tracker.call(name, client, work, { ...how, kinds: ["timeout"] }));
  }
  if (random.chance(0.5)) await clock.sleep(random.whole(0, 400));
  else await Promise.all(calls);
  leave(random, client);
  await Promise.all(calls);
}

/** A page that was handed a code, for its own user or another's. */
export async function redeem(random, { clients, gateway, email }, read, call) {
  const client = await clients.make({ withCode: false });
  const code = gateway.code(client.account);
  const options = random.pick([undefined, { expectEmail: email },
    { expectEmail: "another@user.example" }]);
  const once = () => call(random, client, "session.redeem", (more) =>
    client.session.redeem(code, { ...options, ...more }), { kinds: ["account_mismatch"] });
  await Promise.all(random.chance(0.5) ? [once(), once()] : [once()]);
  if (client.session.state === "active") await read(random, client);
  leave(random, client);
}
