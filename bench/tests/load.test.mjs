// That the load bench measures what it says: what is cold is cold, what is kept is kept, the brake
// is on, and ready and answered are what a page saw.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { faults } from "../lib/report-files.mjs";
import { median } from "../lib/stats.mjs";
import { loadCases } from "../load/cases.mjs";
import { startSite } from "../load/site.mjs";
import { plots, tables } from "../load/told.mjs";
import { openProfile, PLACES, visitor } from "../load/visit.mjs";

const LIMIT_MS = 120_000;
const [FAST, SLOW, PHONE] = PLACES;
const API = ["POST /api/v1/sso/login", "GET /api/v1/delete-my-data/scan/status", "POST /told"];
const FILES = { none: [], external: ["GET client.js", "GET defentry_web_bg.wasm"] };
FILES.preload = FILES.external;

/** How long the same work takes there: says nothing of a client, but of the brake. */
const BUSY = `<!doctype html><link rel="icon" href="data:,"><script type="module">
const start = performance.now();
let sum = 0;
for (let i = 0; i < 1e7; i++) sum += i % 7;
const ready = performance.now() - start;
fetch("/told", { method: "POST", body: JSON.stringify({ ready, answered: ready, answer: sum }) });
</script>`;
const BROKEN = `<!doctype html><script type="module">
fetch("/told", { method: "POST", body: JSON.stringify({ failed: "no such thing" }) });
</script>`;

const scene = { limit: { timeout: LIMIT_MS } };
const visitors = (name, place = FAST) => visitor(scene.context, scene.site, name, place);

before(async () => {
  scene.cases = await loadCases();
  scene.site = await startSite([
    ...scene.cases,
    { name: "busy", page: BUSY, files: {} },
    { name: "broken", page: BROKEN, files: {} },
  ]);
  scene.browser = await openProfile();
  scene.context = scene.browser.context;
});
after(async () => {
  await scene.browser?.close();
  await scene.site?.stop();
});

describe("a visitor", () => {
  for (const name of ["none", "default", "external", "preload", "zod", "walker"]) {
    test(`of ${name} downloads every file once, and then none`, scene.limit, async () => {
      const [first, ...later] = await visitors(name);
      const files = FILES[name] ?? ["GET client.js"];
      // A preload may arrive before the script or after it.
      assert.deepEqual(first.asked.slice(0, -3).sort(), ["GET ", ...files].sort());
      assert.deepEqual(first.asked.slice(-3), API);
      for (const visit of later) assert.deepEqual(visit.asked, ["GET ", ...API]);
      assert.ok(first.bytes > 0);
      assert.deepEqual(later.map(({ bytes }) => bytes), [0, 0]);
    });

    test(`of ${name} is ready, and then has the answer`, scene.limit, async () => {
      const [{ ready, answered, answer }] = await visitors(name, { visits: 1 });
      assert.ok(ready > 1 && answered > ready, `${ready}, ${answered}`);
      assert.equal(answer.sites.length, scene.site.scan.sites.length);
      assert.ok(answer.sites.length > 0);
    });
  }

  test("of preload needs the core once: what was preloaded is what is asked for", async () => {
    const [{ loaded }] = await visitors("preload", { visits: 1 });
    const core = loaded.filter((line) => line.startsWith("defentry_web_bg.wasm"));
    assert.deepEqual(core, ["defentry_web_bg.wasm by link"]);
  });

  test("has no answer without a session", async () => {
    const url = `${scene.site.url}/api/v1/delete-my-data/scan/status`;
    assert.equal((await fetch(url)).status, 401);
  });

  test("whose page fails is no sample", scene.limit, async () => {
    await assert.rejects(visitors("broken"), /no such thing/);
  });

  test("has the processor braked where it says so", scene.limit, async () => {
    const took = async (place) => (await visitors("busy", { ...place, visits: 1 }))[0].ready;
    const slower = [];
    // Other programs brake too, the brake itself among what they slow down: hence some pairs.
    for (let pair = 0; pair < 7; pair++) slower.push(await took(SLOW) / await took(FAST));
    assert.ok(median(slower) > 1.6, `times as long: ${slower}`);
  });

  test("has a line with its delay where it says so", scene.limit, async () => {
    const [{ ready, answered }] = await visitors("none", PHONE);
    const { latency } = PHONE.line;
    assert.ok(ready >= latency, `ready after ${ready} ms`);
    assert.ok(answered - ready >= 2 * latency, `two requests in ${answered - ready} ms`);
  });

  test("finds what V8 has compiled, from the third visit on", scene.limit, async () => {
    const page = await scene.context.newPage();
    const cdp = await scene.context.newCDPSession(page);
    const written = [];
    cdp.on("Tracing.dataCollected", ({ value }) => written.push(...value.filter(({ name, args }) =>
      name === "v8.produceModuleCache" && args.fileName?.endsWith("/zod/client.js"))));
    await cdp.send("Tracing.start", { categories: "v8,disabled-by-default-v8.compile" });
    await visitors("zod");
    const ended = new Promise((done) => cdp.once("Tracing.tracingComplete", done));
    await cdp.send("Tracing.end");
    await ended;
    await page.close();
    // Written once, by the second visit: the third had no need to.
    assert.equal(written.length, 1);
  });
});

test("tables and plots hold the times they were given, and ratios of the same round", () => {
  const cases = [
    { name: "none", label: "no client" }, { name: "default", label: "ours", ours: true },
    { name: "zod", label: "zod" },
  ];
  const visit = (ready) => ({ ready, answered: ready + 5, bytes: 7 });
  const of = (...readies) => readies.map((ready) => [visit(ready), visit(ready / 2), visit(1)]);
  const samples = { none: of(10, 10, 10), default: of(20, 30, 40), zod: of(40, 60, 20) };
  const results = PLACES.map((place) => ({ place, samples }));
  const given = { tables: tables(cases, results), plots: plots(cases, results) };
  assert.deepEqual(faults(given), []);
  const cell = (table, row, key) => given.tables.find(({ title }) => title === table)
    .rows.find(({ label }) => label === row).values[key];
  const own = `Load: ${FAST.label}`;
  assert.equal(cell(own, "ours", "bytes"), 7);
  assert.equal(cell(own, "ours", "ready0").median, 30);
  assert.equal(cell(own, "ours", "answered1").median, 20);
  assert.equal(cell("Load: ready, against the zod client", "ours", "fast-first").median, 0.5);
  assert.equal(cell("Load: ready, what a client adds", "ours", "fast-first").median, 20);
  const first = given.plots.find(({ id }) => id === "load-first");
  assert.equal(first.groups.length, PLACES.length);
  const bar = { label: "ours", value: 30, lower: 25, upper: 35, ours: true };
  assert.deepEqual(first.groups[0].bars[1], bar);
  const third = given.plots.find(({ id }) => id === "load-third");
  assert.equal(third.groups.length, 2, "the slow line is visited once");
});
