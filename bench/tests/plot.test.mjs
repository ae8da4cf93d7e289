// Bars in an SVG that loads nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { svg, ticks } from "../lib/plot.mjs";
import { PLOT } from "./plotted.mjs";

test("a plot shows each bar at its length, says it in words, and is well-formed", () => {
  const text = svg(PLOT);
  wellFormed(text);
  const words = "Node &amp; Chromium: ours 1.50, zod 3 (× await res.json()).";
  assert.ok(text.includes(`<desc id="desc">${words}</desc>`), text);
  const bars = [...text.matchAll(/<rect class="bar[^>]* width="([\d.]+)"/g)];
  const widths = bars.map(([, width]) => Number(width));
  assert.equal(widths.length, 2);
  assert.ok(Math.abs(widths[1] - 2 * widths[0]) < 0.3, `${widths}`);
  assert.equal([...text.matchAll(/class="bar our"/g)].length, 1, "one of them is ours");
  assert.match(text, /prefers-color-scheme: dark/);
  assert.doesNotMatch(text, /(?:href|src|url\()|@import|<script/, "it loads nothing");
  assert.throws(() => svg({ ...PLOT, kind: "pie" }), /pie/);
});

test("what is less than nothing has a figure, and a bar of no length", () => {
  const bars = [{ label: "a", value: -0.5, lower: -1, upper: 0.5 }, { label: "b", value: 1 }];
  const text = svg({ ...PLOT, groups: [{ label: "", bars }] });
  wellFormed(text);
  assert.match(text, /<rect class="bar" [^>]* width="0" [^>]*>.*-0\.50/);
});

test("an axis ends at a round number that is not below the longest bar", () => {
  assert.deepEqual(ticks(3), [0, 1, 2, 3]);
  assert.deepEqual(ticks(0), [0, 1], "nothing at all is a result too");
  assert.deepEqual(ticks(0.42), [0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  for (const most of [0.003, 1, 9.9, 10, 47, 1e6]) assert.ok(ticks(most).at(-1) >= most, `${most}`);
});

/** Every element is closed, in order; every attribute quoted; no bare & or <. */
function wellFormed(text) {
  const open = [];
  const tags = /<(\/?)([a-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gi;
  const rest = text.replaceAll(tags, (_, closes, name, attributes, closed) => {
    if (closes) assert.equal(open.pop(), name);
    else if (!closed) open.push(name);
    return "";
  });
  assert.deepEqual(open, []);
  assert.doesNotMatch(rest, /[<>]|&(?!amp;|lt;|gt;|quot;)/);
}
