// The examples of docs/servers.md, run as they stand: but for the gateway's address, and for what
// is the reader's own, which is handed in.
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { fences } from "../support/examples.mjs";
import { CONSUMER, PROFILE } from "../support/package.mjs";
import { CLIENT, LOGIN, SERVICE, stage } from "../support/partner.mjs";
import { ROOT } from "../support/servers.mjs";

const world = stage();
const { email } = PROFILE;
const PAGE = readFileSync(path.join(ROOT, "docs/servers.md"), "utf8");
const [codes, asUser, account, worker] = fences("docs/servers.md", PAGE)
  .filter(({ kind }) => kind === "ts");

/** Runs an example, with these names there; gives what it exports. */
async function run({ code, line }, given, gives = "") {
  const file = path.join(CONSUMER, `servers-${line}.mjs`);
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022 },
  });
  const imports = outputText.match(/^import .*$/gm).join("\n");
  const rest = outputText.replaceAll(/^import .*$/gm, "");
  globalThis.servers = given;
  writeFileSync(file, `${imports}\nconst { ${Object.keys(given)} } = globalThis.servers;
    ${rest.replace("https://api.partner.example", world.sandbox.url)}\n${gives}`);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file);
    delete globalThis.servers;
  }
}

test("a code is the session's user's", async () => {
  const given = { ...CLIENT, session: { email } };
  const { code } = await run(codes, given, "export { code };");
  assert.equal((await world.sent("POST", "/api/v1/sso/code")).length, 1);
  const client = await world.page({ getCode: () => code });
  assert.equal((await client.account.get()).email, email);
});

test("on behalf of a user", async () => {
  await world.sandbox.control("POST", "scenario", { email, name: "scanned" });
  const given = { ...CLIENT, baseUrl: world.sandbox.url, user: { email } };
  const { sites, client } = await run(asUser, given, "export { sites, client };");
  assert.equal(sites.length, 25);
  assert.equal(client.session.state, "ended");
  const [{ token_email: of }] = await world.sent("GET", "/api/v1/delete-my-data/scan/status");
  assert.equal(of, email);
});

test("the service account: an account, watched", async () => {
  await run(account, { ...SERVICE, baseUrl: world.sandbox.url });
  const { accounts } = await world.sandbox.control("GET", "accounts");
  assert.equal(accounts.length, 1);
  assert.deepEqual(accounts[0].watched.email, ["alex@example.com"]);
  assert.deepEqual(await world.sandbox.unmatched(), []);
});

test("a worker: two requests are one login", async () => {
  const { default: app } = await run(worker, {});
  const env = {
    DEFENTRY_BASE_URL: world.sandbox.url,
    CRM_USERNAME: SERVICE.username, CRM_PASSWORD: SERVICE.password,
  };
  const ask = () => app.fetch(new Request("https://worker.example/"), env);
  const answer = await ask();
  const { accounts: [{ id }] } = await world.sandbox.control("GET", "accounts");
  assert.deepEqual(await answer.json(), { id });
  await assert.rejects(ask(), { kind: "conflict" });
  assert.equal((await world.sent("POST", LOGIN)).length, 1);
});

test("every noun of the table is the client's, with these verbs and no other", async () => {
  const rows = [...PAGE.matchAll(/^\| `([\w.]+)` \| (`(?:create|add|activate)\(.*?) \|/gm)];
  const told = rows.flatMap(([, noun, verbs]) => (
    [...verbs.matchAll(/`(\w+)(?=[`(])/g)].map(([, verb]) => `${noun}.${verb}`)));
  const crm = await world.client();
  const verbs = (of, name) => Object.entries(of).flatMap(([key, value]) => {
    if (typeof value === "function") return [name + key];
    return typeof value === "object" ? verbs(value, `${name}${key}.`) : [];
  });
  const has = verbs(crm, "").filter((name) => !/^(session\.|request$)/.test(name));
  assert.deepEqual(told.sort(), has.sort());
  assert.equal(has.length, 28);
});
