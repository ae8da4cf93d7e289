// The ledger as a Durable Object, in workerd: many requests at once, and what it keeps.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { ORIGIN, PATH, asked, claims } from "../support/edge-asking.mjs";
import { startWorker } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

const DAY = 86_400_000;

/**
 * The worker with a look inside at `/look/<user>`, and an alarm that rings when it is told to:
 * `/ring/<user>/<at>`, at what the clock takes for that time.
 */
const WITH_A_LOOK = `
  import worker, { CodeLedger as Own } from "./worker.ts";
  const { now } = Date;
  export default {
    async fetch(request, env, context) {
      const [, verb, user, at] = new URL(request.url).pathname.split("/");
      if (!["look", "late", "ring"].includes(verb)) return worker.fetch(request, env, context);
      return Response.json(await env.LEDGER.getByName(user)[verb](Number(at)));
    }
  };
  export class CodeLedger extends Own {
    rang = 0;
    async look() {
      const { storage } = this.ctx;
      return [this.rang, await storage.getAlarm(), ...storage.kv.list()];
    }
    /** As when a gateway took so long that there is nothing left to undo. */
    async late() {
      await this.undo({ session: "over" });
      return this.look();
    }
    async ring(at) {
      Date.now = () => at;
      await this.ctx.storage.setAlarm(now() + 1);
      return "soon";
    }
    async alarm() {
      await super.alarm();
      Date.now = now;
      this.rang += 1;
    }
  }
`;

let sandbox;
let worker;
before(async () => {
  sandbox = await startSandbox();
  worker = await startWorker({ sandbox, contents: WITH_A_LOOK });
});
after(async () => {
  await worker?.stop();
  await sandbox?.stop();
});
const ask = async (session) => {
  const response = await worker.fetch(ORIGIN + PATH, asked(session));
  const retryAfter = response.headers.get("retry-after");
  return { told: `${response.status} ${await response.text()}`, retryAfter };
};

test("of 100 requests at once exactly five get a code", async () => {
  const session = claims();
  const requests = Array.from({ length: 100 }, () => ask(session));
  const answers = await Promise.all(requests);
  const codes = answers.filter(({ told }) => told.startsWith("200 "));
  assert.equal(new Set(codes.map(({ told }) => told)).size, 5);
  const rest = answers.filter(({ told }) => !told.startsWith("200 "));
  assert.deepEqual([...new Set(rest.map(({ told }) => told))], ["429 too_many_codes"]);
  assert.equal((await sandbox.log()).length, 5, "nor was the gateway asked for more");
  for (const { retryAfter } of rest) assert.match(retryAfter, /^([1-9]|[1-5]\d|60)$/);
  assert.match((await ask(claims())).told, /^200 /, "another user is not kept waiting");
});

test("of 20 first codes at once by an old login exactly one comes", async () => {
  const session = claims({ auth_time: Math.floor(Date.now() / 1_000) - 3_600 });
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(session)));
  const told = answers.map((answer) => answer.told).sort();
  assert.match(told[0], /^200 /);
  assert.deepEqual([...new Set(told.slice(1))], ["401 login_required"]);
});

test("an address in other letters is the same user", async () => {
  const told = [];
  for (const email of ["lo@user.example", "Lo@User.Example"]) {
    for (let i = 0; i < 3; i += 1) told.push((await ask(claims({ email }))).told.slice(0, 3));
  }
  assert.deepEqual(told, ["200", "200", "200", "200", "200", "429"]);
});

test("it knows pseudonyms alone, and forgets them", { timeout: 30_000 }, async () => {
  // As nobody should: even so the two pseudonyms are not the same.
  const session = claims({ email: "per@user.example", sid: "per@user.example" });
  assert.match((await ask(session)).told, /^200 /);
  const { user } = JSON.parse(worker.said().trim().split("\n").at(-1));
  const inside = async (path) => (await worker.fetch(`${ORIGIN}/${path}`)).json();
  const look = () => inside(`look/${user}`);
  const rung = async (at, rings) => {
    await inside(`ring/${user}/${at}`);
    while ((await look())[0] < rings) await delay(20);
    return look();
  };
  const [, alarm, [key, entry], ...others] = await look();
  assert.equal(key, "entry");
  assert.deepEqual(others, []);
  assert.match(entry.sessions[0].id, /^[0-9a-f]{32}$/);
  assert.notEqual(entry.sessions[0].id, user);
  const text = JSON.stringify(entry);
  for (const secret of [session.email, session.sid]) assert.ok(!text.includes(secret));

  const until = session.auth_time * 1_000 + 30 * DAY;
  assert.equal(alarm, until);
  const kept = ["entry", { ...entry, given: [] }];
  assert.deepEqual(await rung(until - 1, 1), [1, until, kept], "too early: it is set anew");
  assert.deepEqual(await rung(until, 2), [2, null]);
  assert.deepEqual(await inside(`late/${user}`), [2, null]);
});
