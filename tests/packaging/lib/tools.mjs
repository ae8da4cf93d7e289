// What a scenario is given: `t`.
import { createServer } from "node:net";
import path from "node:path";
import { assetsOf, bytes } from "./assets.mjs";
import { exec, start } from "./children.mjs";
import { show } from "./pages.mjs";
import { serve } from "./serve.mjs";

export function tools(project, { sandbox, browsers, stops, judge }) {
  const stopped = async (starting) => {
    const started = await starting;
    stops.push(started.stop);
    return started;
  };
  const inside = (folder) => path.resolve(project.dir, folder);
  const t = {
    /** The project, copied and installed; the journey is in it. */
    dir: project.dir,
    /** A gateway of its own whose clock runs fast. */
    sandbox,
    /** In which to show a page: those that the scenario lists, without `--all` only Chromium. */
    browsers,
    /** Runs a command in `dir` to its end: `{ stdout, all }`; throws if that is no good one. */
    exec: (command, ...args) => exec(project, command, args),
    /** Runs a server until it says `pattern`, whose first group is its `url`. */
    start: (command, args, pattern) => stopped(start(project, command, args, pattern)),
    /** Serves a folder of the project: `{ url }`. */
    serve: (folder, options) => stopped(serve(inside(folder), options)),
    /** A free port, for servers that cannot choose one. */
    port: freePort,
    /** Opens a page: `{ result, wasm, troubles, bytes? }`. */
    show: (url, browser) => show(url, sandbox.url, browser),
    /** A row of the table: what `work` gives is judged, what it throws is the row's fault. */
    async row(as, work) {
      try {
        judge({ ...(await work()), as });
      } catch (error) {
        judge({ as, error });
      }
    },
    assetsOf: (folder) => assetsOf(inside(folder)),
    bytes: (files) => bytes(files.map(inside)),
  };
  return t;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, () => {
      const { port } = server.address();
      server.close(() => resolve(String(port)));
    });
  });
}
