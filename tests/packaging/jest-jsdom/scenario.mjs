// A partner's own tests, in Jest without a configuration: CommonJS, no transform of ES modules, and
// (a comment in the test) jsdom, which has neither fetch nor TextDecoder nor streams.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { reported } from "../lib/reported.mjs";

const TESTS = [
  "jsdom has no fetch: without one, connect says which option to give",
  "the journey in Jest's Node",
  "the journey in jsdom, with a fetch that was there before",
  "the journey in jsdom, with the fetch that the test brings",
];

/** Jest reads the journey too, so that has to become CommonJS. */
function asCommonJs(dir) {
  const names = [];
  const text = readFileSync(path.join(dir, "journey.mjs"), "utf8").replace(
    /^export ((?:async )?function|const) (\w+)/gm,
    (_, kind, name) => (names.push(name), `${kind} ${name}`),
  );
  const exported = `module.exports = { ${names.join(", ")} };\n`;
  writeFileSync(path.join(dir, "journey.js"), `${text}\n${exported}`);
}

export default {
  quick: true,
  run: (t) => t.row("jsdom, node", async () => {
    asCommonJs(t.dir);
    return reported(t, TESTS, "jest", "--json");
  }),
};
