// A partner's own tests, in Jest without a configuration: CommonJS, no transform of ES modules, and
// (a comment in the test) jsdom, which has neither fetch nor TextDecoder nor streams.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { reported } from "../lib/reported.mjs";

const TESTS = [
  "in jsdom, what is for servers is refused",
  "jsdom has no fetch: without one, connect says which option to give",
  "the journey in Jest's Node",
  "the partner's servers in Jest's Node",
  "the journey in jsdom, with a fetch that was there before",
  "the journey in jsdom, with the fetch that the test brings",
];

/** Jest reads what is shared too, so that has to become CommonJS. */
function asCommonJs(dir, name) {
  const names = [];
  const text = readFileSync(path.join(dir, `${name}.mjs`), "utf8").replace(
    /^export ((?:async )?function|const) (\w+)/gm,
    (_, kind, exported) => (names.push(exported), `${kind} ${exported}`),
  );
  const exports = `module.exports = { ${names.join(", ")} };\n`;
  writeFileSync(path.join(dir, `${name}.js`), `${text}\n${exports}`);
}

export default {
  quick: true,
  run: (t) => t.row("jsdom, node", async () => {
    for (const name of ["journey", "partner"]) asCommonJs(t.dir, name);
    return reported(t, TESTS, "jest", "--json");
  }),
};
