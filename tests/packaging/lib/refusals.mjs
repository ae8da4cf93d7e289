// For tools that build pages: what is for servers can be built into one, but the page fails before
// anything of it has run, and says why.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const WHOLE = (entry) => `import * as library from "defentry-web/${entry}";
document.querySelector("#result").textContent = JSON.stringify({ ran: Object.keys(library) });
`;
const NAMED = `import { issueCode } from "defentry-web/edge";
import { mintAppToken } from "defentry-web/server";
document.querySelector("#result").textContent = JSON.stringify({ ran: true });
issueCode({}), mintAppToken({});
`;
const SOURCES = { edge: WHOLE("edge"), server: WHOLE("server"), named: NAMED };

const html = (script) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>refused</title>
  </head>
  <body>
    <output id="result"></output>
    <script>
      addEventListener("error", ({ error, message }) => {
        document.querySelector("#result").textContent =
          JSON.stringify({ kind: error && error.kind, message });
      });
    </script>
    <script type="module" src="${script}"></script>
  </body>
</html>
`;

const REASON = /import them on a server or an edge worker, never in a page/;

/** How the page at `url` refuses. */
export async function atLoad(t, url) {
  const { result: { kind, message = "", ...others }, troubles, ...shown } = await t.show(url);
  return {
    ...shown,
    result: { kind, says: REASON.test(message), ...others },
    expected: { kind: "unsupported", says: true },
    // That the console has it too is as it should be.
    troubles: troubles.filter((text) => !REASON.test(text)),
  };
}

/**
 * A row for the one, for the other, and for names taken from both: tools, and browsers, look for
 * names before anything runs.
 */
export async function refusals(t, { build, served = (folder) => folder, script }) {
  for (const [name, source] of Object.entries(SOURCES)) {
    const folder = `refused/${name}`;
    mkdirSync(path.join(t.dir, folder), { recursive: true });
    writeFileSync(path.join(t.dir, folder, "main.js"), source);
    writeFileSync(path.join(t.dir, folder, "index.html"), html(script));
    await t.row(`${name}, refused`, async () => {
      await build(folder);
      return atLoad(t, (await t.serve(served(folder))).url);
    });
  }
}
