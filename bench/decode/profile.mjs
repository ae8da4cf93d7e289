// Where the time of one call of ours goes, by clocks around what the package uses.
import path from "node:path";
import { node } from "../../tests/support/node.mjs";
import { inChromium } from "../lib/chromium.mjs";
import { summary } from "../lib/stats.mjs";

const DOCUMENTS = [[200, "standardized", "ASCII"], [200, "legacy", "not ASCII"]];

/** A place → what happens there. */
const PLACES = {
  wasm: "the core: the one pass over the bytes, and its part of the session",
  "copy in": "the body's bytes into the core's memory",
  TextDecoder: "what the core made of them, as text",
  "JSON.parse": "that text as a value",
  glue: "the border's own functions, the `Response` made by this bench's `fetch` included",
  rest: "what no clock stands around: promises, reading the body, timers",
  total: "the whole call, the clocks' own cost included",
  body: "for comparison: `await (await fetch()).arrayBuffer()` alone",
  "res.json()": "for comparison: `await (await fetch()).json()` alone",
};

export async function profile({ rounds }) {
  const columns = [];
  for (const [runtime, run] of [["Node", inNode], ["Chromium", inPage]]) {
    for (const { label, places } of await run(rounds)) {
      columns.push({ key: `${runtime}, ${label}`, places });
    }
  }
  const micro = (values) => summary(values.map((ms) => ms * 1_000));
  return {
    title: "Where one call of ours goes",
    note: "Clocks around what the package takes from the platform, and around the core's exports "
      + "and imports, set before it is loaded; time counts for the innermost.",
    columns: columns.map(({ key }) => ({ key, label: key, unit: "µs" })),
    rows: Object.entries(PLACES).map(([place, what]) => ({
      label: `${place}: ${what}`,
      values: Object.fromEntries(columns.map(({ key, places }) => [key, micro(places[place])])),
    })),
  };
}

/** In a process of its own: what has been loaded here has kept the built-ins as they were. */
function inNode(rounds) {
  const file = JSON.stringify(new URL("profiled.mjs", import.meta.url).href);
  return node(`
    const { profiled } = await import(${file});
    const load = () => import("defentry-web");
    const told = await profiled(load, ${JSON.stringify(DOCUMENTS)}, ${rounds});
    console.log(JSON.stringify(told));
  `);
}

function inPage(rounds) {
  const roots = { "/bench/": `${path.dirname(import.meta.dirname)}/` };
  return inChromium({ roots }, ({ page }) => page.evaluate(async ([documents, times]) => {
    const { profiled } = await import("/bench/decode/profiled.mjs");
    return profiled(() => import("/dist/browser.js"), documents, times);
  }, [DOCUMENTS, rounds]));
}
