// The history in words: on the page of `<defentry-online-data>`, and as a file.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../support/servers.mjs";
import { elementParts } from "../support/ts.mjs";

const { eventName, timeline, timelineText, words } =
  await elementParts("online-data/timeline.ts");
const texts = readFileSync(path.join(ROOT, "pkg-template/src/element/words/en-online-data.ts"), "utf8");

const at = (second) => `2026-06-16T21:02:0${second}Z`;
const named = new Map([["7", "Grannlistan"]]);
const lines = (events, names = named) => timeline(events, names, words);

test("what is known has our words, what is not its own", () => {
  assert.equal(eventName("POA_SENT_TO_SITE", words), "Request sent");
  assert.equal(eventName("SITE_PAUSED", words), "Site paused");
  assert.equal(eventName("scan.re-queued", words), "Scan re queued");
  for (const code of ["toString", "__proto__", ""]) {
    assert.doesNotThrow(() => eventName(code, words));
  }
});

test("each event that has words is known, and each that is known has words", () => {
  const rows = [...texts.matchAll(/^ {2}"event\.(\w+)": "(.+)",$/gm)];
  assert.ok(rows.length > 10);
  for (const [, code, text] of rows) assert.equal(eventName(code, words), text);
});

test("the newest comes first, whichever way the gateway sorts; what has no time comes last", () => {
  const events = [
    { id: 1, type: "PROFILE_CREATED", created_at: at(1) },
    { id: 2, type: "SCAN_STARTED", created_at: at(1) },
    { id: 3, type: "DATA_FOUND", site_id: 7, created_at: at(4) },
    { id: 4, type: "SCAN_FINISHED", created_at: at(4) },
  ];
  const order = (list) => lines(list).map(({ id }) => id);
  assert.deepEqual(order(events), ["4", "3", "2", "1"]);
  assert.deepEqual(order([...events].reverse()), ["4", "3", "2", "1"]);
  assert.deepEqual(order([{ id: 9, created_at: null }, ...events]), ["4", "3", "2", "1", "9"]);
  assert.deepEqual(order([]), []);
});

test("sites are named where they are known", () => {
  const [known, unknown] = lines([
    { id: 1, type: "DATA_FOUND", site_id: 7, created_at: at(2) },
    { id: 2, type: "DATA_FOUND", site_id: 8, created_at: at(1) },
  ]);
  assert.deepEqual([known.site, unknown.site], ["Grannlistan", undefined]);
});

test("an event without anything is still a line", () => {
  const [line] = lines([{}]);
  assert.deepEqual([line.what, line.site, line.at], ["Event", undefined, undefined]);
});

test("the file has a line per event, with the gateway's times", () => {
  const text = timelineText(lines([
    { id: 1, type: "SIGNATURE_SIGNED", created_at: at(1) },
    { id: 2, type: "DATA_REMOVED_VERIFIED", site_id: 7, created_at: at(2) },
    { id: 3, type: "SITE_PAUSED" },
  ]), words, new Date(0));
  assert.equal(text, [
    "History", "1970-01-01T00:00:00.000Z", "",
    `${at(2)}  Removal confirmed  Grannlistan`, `${at(1)}  Signed`, "-  Site paused", "",
  ].join("\n"));
});

test("what others wrote makes no line of its own, and turns nothing around", () => {
  const bad = "A\u202eB\u0000C\r\nD\u200bE\u2028F\u001b[31mG";
  const text = timelineText(lines([
    { id: 1, type: bad, site_id: 7, created_at: `${at(1)}\nx` },
  ], new Map([["7", bad]])), words, new Date(0));
  assert.equal(text.split("\n").length, 5, "one event, one line");
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u200b\u2028\u202e]/u);
  assert.match(text, /ABC DE F\[31mG/);
});
