// 10,000 mixed calls, a fifth of whose requests go wrong, on a clock of the test's own: every
// promise settles as it may, no write is doubled, nothing is left behind, and memory stays flat.
import assert from "node:assert/strict";
import { fork } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CALLS } from "../judges/calls.mjs";
import { operations } from "../judges/description.mjs";
import { PROFILE } from "../support/package.mjs";
import { ROOT } from "../support/servers.mjs";
import { inPage } from "./soak/page.mjs";
import { print } from "./soak/table.mjs";

const SEED = Number(process.env.SOAK_SEED ?? 20_260_616);
const LIMIT_MS = 180_000;
/** What a heap may be more than after the first calls: engines keep learning. */
const FLAT = 1.1;

/** The answers of `tests/golden`, by verb and format. */
function goldens() {
  const read = (id, format) => {
    const file = path.join(ROOT, `tests/golden/${id}.${format}.json`);
    return existsSync(file) ? [[format, readFileSync(file, "utf8").trimEnd()]] : [];
  };
  return Object.fromEntries(operations().map(({ id }) =>
    [id, Object.fromEntries(["legacy", "standard"].flatMap((format) => read(id, format)))]));
}

const data = () => ({
  seed: SEED, operations: operations(), goldens: goldens(), args: CALLS, profile: PROFILE,
  email: JSON.parse(goldens()["account.get"].standard).email,
});

/** In a process of its own, which says at its end what came of it. */
function inNode(given) {
  const file = fileURLToPath(new URL("soak/node.mjs", import.meta.url));
  // Of the runner's own, by which a child would take itself for a part of it.
  const { NODE_TEST_CONTEXT, ...env } = process.env;
  const child = fork(file, { execArgv: ["--expose-gc"], env });
  return new Promise((resolve, reject) => {
    let told = { failed: "it ended without a word" };
    child.on("message", (message) => {
      told = message;
    });
    child.on("error", reject);
    child.on("exit", () => (told.failed ? reject(new Error(told.failed)) : resolve(told)));
    child.send(given);
  });
}

/** One report: nothing is wrong, and nothing is left. */
function settled(report) {
  const { problems, unexpected, open, late, timers, listeners, longest, matched, calls } = report;
  assert.equal(problems.join("\n"), "");
  assert.deepEqual(unexpected, [], "requests that no route answers to");
  assert.equal(open, 0, "promises that have not settled");
  assert.equal(late, 0, "requests after everything was over: a watcher is still open");
  assert.equal(timers, 0, "timers that are still set");
  assert.equal(listeners, 0, "listeners on the page's own signal");
  assert.ok(longest <= 1, "a call took longer than twice its total");
  assert.ok(matched > calls / 10, "answers that were seen to be the caller's own");
}

function flat([first, ...rest]) {
  // As large as its peak was, which the second part may yet raise by a page; then no more.
  assert.ok(rest[0].pages <= first.pages + 1, `${first.pages} pages have become ${rest[0].pages}`);
  for (const { bytes, pages, places } of rest) {
    assert.equal(pages, rest[0].pages, "pages of the core's memory");
    assert.equal(places, first.places, "places for JavaScript values in the core");
    assert.ok(bytes <= first.bytes * FLAT, `heap: ${first.bytes} bytes have become ${bytes}`);
  }
}

for (const [runtime, run] of [["Node", inNode], ["Chromium", inPage]]) {
  describe(runtime, () => {
    let told;

    test("it runs to its end", { timeout: LIMIT_MS }, async () => {
      const began = performance.now();
      told = await run(data());
      print(runtime, SEED, told, (performance.now() - began) / 1_000);
      assert.deepEqual(told.unhandled, []);
    });

    test("without a fault, nothing fails but what should", () => {
      settled(told.clean);
      assert.equal(told.clean.faults, 0);
    });

    test("with them, every call settles, none is doubled, nothing is left", () => {
      told.mixed.forEach(settled);
      const sum = (key) => told.mixed.reduce((all, row) => all + row[key], 0);
      assert.ok(sum("calls") >= 10_000);
      const share = sum("faults") / sum("requests");
      assert.ok(share > 0.17 && share < 0.23, `${share} of the requests went wrong`);
      assert.ok(Object.keys(told.mixed[0].outcomes).length > 12, "many kinds of outcomes");
    });

    test("memory is flat over the calls", () => flat(told.mixed));

    test("memory is flat over clients that are made, ended and dropped", () => {
      told.short.forEach(settled);
      assert.ok(told.short.every(({ calls, outcomes }) => outcomes.ok === calls));
      flat(told.short);
    });
  });
}
