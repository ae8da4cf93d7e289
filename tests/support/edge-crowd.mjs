// A crowd of users in one isolate of workerd, and the judge of what they were told.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { WHO, startIsolate } from "./edge-isolate.mjs";

/**
 * Each request is one user, and waits at two gates: before anything is sent, and once it has a
 * token and has created something. `/pass` opens the next one, `/waiting` says how many came.
 */
const worker = ({ connect = "connected(mint)", account = "client.account.get()" }) => `
  import { connectAs, isDefentryError, mintAppToken } from "defentry-web/server";
  ${WHO}
  let open = 0;
  let kept;
  let isolate;
  const waiting = [0, 0];

  async function journey(env, user, told, gate) {
    const email = "user-" + user + "@users.example";
    const own = {
      first_name: "First" + user, last_name: "Last" + user, email: "home-" + email,
      phone: "+4670" + String(user).padStart(7, "0"), street: "Street " + user, zip: "11122",
      city: "City" + user,
    };
    const mint = () => mintAppToken(who(env, email));
    const connected = (getToken) => connectAs({
      baseUrl: env.SANDBOX,
      getToken(context) {
        told.asked.push(context.reason);
        return getToken(context);
      },
    });
    await gate();
    const client = await (${connect});
    told.sent = own;
    told.created = await client.profile.create(own);
    await gate();
    [told.profile, told.account, told.added] = await Promise.all([
      client.profile.get(), ${account},
      client.watchlists.email.add({ email: "watched-" + email }),
    ]);
    told.watched = await client.watchlists.email.list();
  }

  export default {
    async fetch(request, env) {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/pass") open += 1;
      if (pathname !== "/user") return Response.json(waiting);
      const told = { isolate: isolate ??= crypto.randomUUID(), asked: [] };
      let reached = 0;
      const gate = async () => {
        const own = reached++;
        waiting[own] += 1;
        while (open <= own) await new Promise((resolve) => setTimeout(resolve, 50));
      };
      await journey(env, Number(searchParams.get("user")), told, gate).catch((error) => {
        told.error = isDefentryError(error) ? error.kind : String(error);
      });
      // Who fails is waited for no longer.
      while (reached < waiting.length) waiting[reached++] += 1;
      return Response.json(told);
    },
  };
`;

/** Lets `count` users in, all at once, takes every token away in the middle, hears them out. */
export async function crowd(sandbox, count, mixed = {}) {
  const isolate = await startIsolate({
    contents: worker(mixed), bindings: { SANDBOX: sandbox.url },
  });
  try {
    const users = Array.from({ length: count }, (_, user) => (
      isolate.ask(`/user?user=${user}`).catch((error) => ({ error: String(error) }))));
    const everybodyAt = async (gate) => {
      while ((await isolate.ask("/waiting"))[gate] < count) await sleep(50);
    };
    await everybodyAt(0);
    await isolate.ask("/pass");
    await everybodyAt(1);
    const { revoked } = await sandbox.control("POST", "revoke", {});
    await isolate.ask("/pass");
    return { told: await Promise.all(users), revoked };
  } finally {
    await isolate.stop();
  }
}

const FIELDS = ["first_name", "last_name", "email", "phone", "street", "zip", "city"];
const same = (one, other) => FIELDS.every((field) => one?.[field] === other[field]);

/** What is wrong with the answers: whose is not that user's own. */
export function inAnswers(told) {
  return told.flatMap(({ error, asked, sent, created, profile, account, watched }, user) => {
    if (error) return `${user}: ${error}`;
    const email = `user-${user}@users.example`;
    const seen = {
      created: same(created, sent),
      profile: same(profile, sent),
      account: account.email === email,
      watched: watched.map((item) => item.email).join() === `watched-${email}`,
      asked: asked.join() === "first,expired",
    };
    return Object.keys(seen).filter((what) => !seen[what]).map((what) => `${user}: ${what}`);
  });
}

export const ROUTES = [
  "POST /api/v1/delete-my-data", "GET /api/v1/delete-my-data", "GET /api/v1/account",
  "POST /api/v1/email-watchlist", "GET /api/v1/email-watchlist",
];

/** What is wrong at the gateway: whose token came how often on which route, and who owns what. */
export async function atGateway(sandbox, count) {
  const { entries, dropped } = await sandbox.control("GET", "log");
  const { accounts } = await sandbox.control("GET", "accounts");
  assert.equal(dropped, 0, "the log is whole");
  const wrong = [];
  const all = Array.from({ length: count }, (_, user) => `user-${user}@users.example`);
  for (const route of ROUTES) {
    const came = entries.filter((entry) => (
      `${entry.method} ${entry.route}` === route && entry.status < 300));
    const times = new Map();
    for (const { token_email: email } of came) times.set(email, (times.get(email) ?? 0) + 1);
    for (const email of all) {
      if (times.get(email) !== 1) wrong.push(`${email}: ${times.get(email) ?? 0} × ${route}`);
    }
    if (times.size !== count) wrong.push(`${times.size} users on ${route}`);
  }
  const owners = new Map(accounts.map((account) => [account.email, account]));
  for (const email of all) {
    const { profile_email: profile, watched } = owners.get(email) ?? {};
    if (profile !== `home-${email}`) wrong.push(`${email}: has the profile of ${profile}`);
    if (watched?.email?.join() !== `watched-${email}`) wrong.push(`${email}: ${watched?.email}`);
  }
  return { wrong, entries };
}
