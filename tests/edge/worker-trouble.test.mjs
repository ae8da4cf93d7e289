// examples/edge-worker in workerd when something is wrong: the gateway, or a setting; and what is
// printed then.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { ORIGIN, PATH, SECRETS, asked, claims, jwt } from "../support/edge-asking.mjs";
import { startWorker } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

const URL_ = `${ORIGIN}${PATH}`;
const ISSUE = { method: "POST", path: "/api/v1/sso/code" };
let sandbox;
let worker;

before(async () => {
  sandbox = await startSandbox();
  worker = await startWorker({ sandbox });
});
after(async () => {
  await worker?.stop();
  await sandbox?.stop();
});

const ask = async (init, address = URL_) => {
  const response = await worker.fetch(address, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

const asksOfTheGateway = async () => (
  (await sandbox.log()).filter(({ path }) => path === ISSUE.path).length);

describe("when the gateway fails", () => {
  const cases = [
    ["401", { status: 401 }, "502 gateway_failed"],
    ["403", { status: 403 }, "502 gateway_failed"],
    ["422", { status: 422 }, "502 gateway_failed"],
    ["429", { throttle: true, retry_after: 7 }, "429 gateway_busy"],
    ["500 that quotes the caller", { quote: true, status: 500 }, "503 gateway_unavailable"],
    ["HTML", { body: "<html>Sorry</html>", content_type: "text/html" }, "502 gateway_failed"],
    ["no answer for 20 s", { latency_ms: 20_000 }, "503 gateway_unavailable"],
    ["a closed connection", { reset: "before" }, "503 gateway_unavailable"],
  ];
  for (const [name, kind, expected] of cases) {
    test(`${name}: ${expected}`, { timeout: 15_000 }, async () => {
      await sandbox.fault({ ...ISSUE, times: 0, ...kind });
      // So long ago that a second code would ask for a login.
      const session = claims({ auth_time: Math.floor(Date.now() / 1_000) - 3_600 });
      try {
        const earlier = await asksOfTheGateway();
        const { status, text, headers } = await ask(asked(session));
        assert.equal(`${status} ${text}`, expected);
        assert.equal(headers.get("retry-after"), kind.retry_after ? "7" : null);
        assert.equal(await asksOfTheGateway() - earlier, 1, "once, whatever it said");
      } finally {
        await sandbox.clearFaults();
      }
      assert.equal((await ask(asked(session))).status, 200, "the session has had no code yet");
      assert.equal((await ask(asked(session))).text, "login_required");
    });
  }

  test("it is not there: 503, and nothing of it in the answer", async () => {
    const gone = await startSandbox();
    await gone.stop();
    const alone = await startWorker({ sandbox: gone });
    try {
      const response = await alone.fetch(URL_, asked(claims()));
      assert.equal(`${response.status} ${await response.text()}`, "503 gateway_unavailable");
    } finally {
      await alone.stop();
    }
  });

  test("the wrong client secret: 502", async () => {
    const bindings = { DEFENTRY_CLIENT_SECRET: "guess" };
    const wrong = await startWorker({ sandbox, bindings });
    try {
      const response = await wrong.fetch(URL_, asked(claims()));
      assert.equal(`${response.status} ${await response.text()}`, "502 gateway_failed");
    } finally {
      await wrong.stop();
    }
  });
});

test("a setting that was forgotten is named in the log, and nowhere else", async () => {
  const settings = ["SESSION_KEY", "AUDIT_KEY", "DEFENTRY_CLIENT_SECRET", "DEFENTRY_CLIENT_ID",
    "DEFENTRY_BASE_URL"];
  for (const name of settings) {
    for (const value of name.endsWith("_KEY") ? ["", "short"] : [""]) {
      const wrong = await startWorker({ sandbox, bindings: { [name]: value } });
      try {
        const token = jwt(claims());
        const response = await wrong.fetch(URL_, asked(undefined, { token }));
        assert.equal(`${response.status} ${await response.text()}`, "500 failed", name);
      } finally {
        await wrong.stop();
      }
      assert.match(wrong.said(), new RegExp(`"fault":"[a-z]+ Misconfigured ${name}"`));
      assert.doesNotMatch(wrong.said(), /\n\s+at /, "no stack");
    }
  }
});

test("no line that was printed holds an address, a code or a secret", async () => {
  const session = claims();
  const token = jwt(session);
  const address = `${URL_}?email=${session.email}`;
  const { text: code } = await ask(asked(session), address);
  await sandbox.fault({ ...ISSUE, times: 0, quote: true, status: 422 });
  await ask(asked(session), address);
  await sandbox.clearFaults();
  await ask(asked(undefined, { token: `${token}x` }), address);

  const lines = worker.said().split("\n").filter(Boolean).map((line) => JSON.parse(line));
  const fields = new Set(lines.flatMap((line) => Object.keys(line)));
  assert.deepEqual([...fields].sort(), [
    "event", "fault", "ms", "outcome", "request", "status", "user",
  ]);
  assert.ok(lines.length > 3, "one for each request so far");
  const [issued, failed, none] = lines.slice(-3);
  const { request, ms, ...rest } = failed;
  assert.match(request, /^[0-9a-f-]{36}$/);
  assert.ok(ms >= 0 && ms < 60_000);
  assert.match(rest.user, /^[0-9a-f]{32}$/);
  assert.equal(rest.user, issued.user, "the same person, by the same pseudonym");
  assert.deepEqual(rest, {
    event: "defentry_code", outcome: "gateway_failed", status: 502, user: rest.user,
    fault: "gateway validation 422",
  });
  assert.deepEqual([none.outcome, none.user], ["no_session", undefined]);

  const all = worker.said();
  const secrets = [code, token, session.email, session.sid, "user.example", "sandbox-secret",
    "only-for-tests", "partner-demo", sandbox.url, ...Object.values(SECRETS)];
  for (const secret of secrets) assert.ok(!all.includes(secret), secret);
});
