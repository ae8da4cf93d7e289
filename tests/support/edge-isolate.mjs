// The package in one isolate of workerd, with a worker that a test wrote itself.
import { readFileSync, readdirSync } from "node:fs";
import { Miniflare } from "miniflare";
import { bundled } from "./edge-worker.mjs";

/** Who asks, in a worker of ours: `who(env, email)`. */
export const WHO = `
  const who = (env, email) => ({
    baseUrl: env.SANDBOX, clientId: "partner-demo", clientSecret: "sandbox-secret", email,
  });
`;

/** `built`: a worker already bundled, as `bundled` gives it; `heard` is given what it prints. */
export async function startIsolate({ contents, built, bindings = {}, flags = [], heard }) {
  const { text, modules } = built ?? await bundled(contents);
  const earlier = new Set(children());
  const miniflare = new Miniflare({
    host: "127.0.0.1",
    port: 0,
    // Neither asks anybody outside this machine.
    cf: false,
    telemetry: { enabled: false },
    compatibilityDate: "2026-04-01",
    compatibilityFlags: flags,
    bindings,
    modules: [{ type: "ESModule", path: "worker.mjs", contents: text }, ...modules],
    ...heard && {
      handleRuntimeStdio: (...streams) => streams.forEach((stream) => (
        stream.setEncoding("utf8").on("data", heard))),
    },
  });
  const { origin: url } = await miniflare.ready.catch(async (error) => {
    await miniflare.dispose();
    throw error;
  });
  const process_ = children().find((pid) => !earlier.has(pid));
  return {
    url,
    /** What the worker answers to `path`, as JSON; `init` as `fetch` takes it. */
    async ask(path, init) {
      const response = await fetch(`${url}${path}`, init);
      const said = await response.text();
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${said}`);
      return JSON.parse(said);
    },
    /** How much memory workerd's process holds, in MB. */
    rss: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process_}/status`))[1]) / 1024,
    stop: () => miniflare.dispose(),
  };
}

/** The processes that this one has started, by their ids. Linux only, as the memory's figures. */
function children() {
  const tasks = `/proc/${process.pid}/task`;
  try {
    return readdirSync(tasks).flatMap((task) => (
      readFileSync(`${tasks}/${task}/children`, "utf8").split(" ").filter(Boolean)));
  } catch {
    return [];
  }
}
