// What stands between the marks in the README and the docs, each by its name there. The tables' and
// rows' names are those in bench/results/tables.md.
import { kilobytes, middle, number } from "./report-text.mjs";

const SHIPPED = "What is loaded of defentry-web";
const WAYS = ["raw", "gzip", "brotli"];
/** What it is called in the README, and its rows in the table: several share a line. */
const ENTRIES = [
  ["default entry (`browser.js`, core inlined)", "default"],
  ["`./external`: script", "external.js"],
  ["`./external`: `.wasm`", "defentry_web_bg.wasm"],
  ["`./external` in all", "./external in all"],
  ["`defentry-web/doctor`, by itself", "./doctor"],
  ["`defentry-web/testing`, by itself", "./testing"],
  ["`<defentry-online-data>`, beyond the client, in English", "./element in all"],
  ["`<defentry-watchlist>`, the same", "./watchlist in all"],
  ["what both elements share, and load once", "element-chunk.js"],
  ["another language (Swedish) · the QR code, when needed", "element-sv.js", "element-qr.js"],
  ["`defentry-web/edge`, not for pages: for workerd, with its `.wasm` · one file",
    "./edge in workerd", "./edge"],
  ["`defentry-web/server`, the same", "./server in workerd", "./server"],
];

/** The files of each, in docs/servers.md. */
const SERVERS = [
  ["`edge-workerd.js` and its `.wasm`", "edge-workerd.js", "defentry_edge_bg.wasm"],
  ["`edge.js`", "./edge"],
  ["`server-workerd.js` and its `.wasm`", "server-workerd.js", "defentry_server_bg.wasm"],
  ["`server.js`", "./server"],
];

const BESIDE = "A client of the same routes";
/** How a client is called in the README, and in `size`; then in `decode` and `load`, where it took
 * part in them. */
const CLIENTS = [
  { label: "`defentry-web`", size: "defentry-web", decode: "defentry-web", load: "defentry-web" },
  {
    label: "`defentry-web/external`", size: "defentry-web/external", load: "defentry-web/external",
  },
  { label: "hand-written walker", size: "walker", decode: "walker", load: "walker" },
  { label: "zod", size: "zod", decode: "zod", load: "zod" },
  { label: "zod/mini", size: "zod-mini", decode: "zod-mini" },
  { label: "valibot", size: "valibot", decode: "valibot" },
  { label: "ajv, compiled", size: "ajv", decode: "ajv" },
  { label: "axios", size: "axios" },
  { label: "ky", size: "ky" },
  { label: "openapi-fetch", size: "openapi-fetch" },
  { label: "`fetch` alone", size: "bare" },
];
const RUNTIMES = ["Chromium", "Node"];
const decodedIn = (runtime) => `Decode in ${runtime}: times \`res.json()\``;
/** What many answers will be like, with letters beyond ASCII in names and places; and what they are
 * like where there is none. */
const DOCUMENTS = ["200 sites, standardized, not ASCII", "200 sites, standardized, ASCII"];
const PLACES = ["CPU 4× slower", "CPU 4× slower, 150 ms, 1.6 Mbit/s"];
const IN_SIGHT = "A journey, the page in sight all along";

const line = (cells) => `| ${cells.join(" | ")} |`;
/** Alone between empty lines, or Markdown would not take it for a table. */
const table = (heads, rows) => `\n\n${[
  line(heads), `|---|${heads.slice(1).map(() => "--:").join("|")}|`, ...rows.map(line),
].join("\n")}\n\n`;
const figure = (value) => number(middle(value));

export const BLOCKS = {
  /** What is shipped. */
  sizes: ({ value }) => table(["", "KB", "gzip", "brotli"], ENTRIES.map(([label, ...names]) => [
    label,
    ...WAYS.map((way) => names.map((name) => (
      kilobytes(value("size", SHIPPED, name, way)))).join(" · ")),
  ])),

  servers: ({ value }) => table(["", "KB", "brotli"], SERVERS.map(([label, ...names]) => [
    label,
    ...["raw", "brotli"].map((way) => names.map((name) => (
      kilobytes(value("size", SHIPPED, name, way)))).join(" + ")),
  ])),

  /** Ours and the others. */
  beside: ({ value }) => table(
    ["", "brotli", ...RUNTIMES.map((runtime) => `decoding, ${runtime}`), "ready", "slow line"],
    CLIENTS.map(({ label, size, decode, load }) => [
      label,
      `${kilobytes(value("size", BESIDE, size, "brotli"))} KB`,
      ...RUNTIMES.map((runtime) => (decode
        ? `${DOCUMENTS.map((document) => (
          figure(value("decode", decodedIn(runtime), document, decode)))).join(" · ")} ×` : "")),
      ...PLACES.map((place) => (load
        ? `${figure(value("load", `Load: ${place}`, load, "ready0"))} ms` : "")),
    ]),
  ),

  walker: ({ value }) => `${kilobytes(value("size", BESIDE, "walker", "brotli"))} KB`,

  journey: ({ value }) => {
    const inAll = (client, key) => (
      figure(value("watching", IN_SIGHT, `In all: ${client}`, key)));
    const told = (client) => `${inAll(client, "requests")} requests and `
      + `${inAll(client, "kilobytes")} KB, and a change is noticed after `
      + `${inAll(client, "noted")} s`;
    const [ours, naive, better] = [
      "defentry-web", "fetch every second", "fetch every 2 s, resting while hidden",
    ].map(told);
    return `${ours}; where a page asks every second, ${naive}; every two, ${better}`;
  },
};
