// The worker of examples/edge-worker in workerd, in front of the sandbox, with a log of its own:
// `node edge.mjs --port N --sandbox URL`. The key that the partner signs sessions with comes in
// SESSION_KEY, for all of this machine may read what a process was started with.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { startWorker } from "../tests/support/edge-worker.mjs";
import { COOKIE } from "./session.mjs";

const { values } = parseArgs({
  options: { port: { type: "string", default: "0" }, sandbox: { type: "string" } },
});
const { SESSION_KEY } = process.env;
if (!values.sandbox || !SESSION_KEY) throw new Error("--sandbox URL or SESSION_KEY is missing");

const worker = await startWorker({
  sandbox: { url: new URL(values.sandbox).origin },
  port: Number(values.port),
  bindings: {
    SESSION_COOKIE: COOKIE,
    SESSION_KEY,
    AUDIT_KEY: randomBytes(32).toString("base64url"),
    // People load this page again and again, to see what happens: each time it asks for a code.
    CODES_PER_MINUTE: "60",
  },
  heard: (text) => process.stdout.write(text),
});
console.log(`edge listening on ${worker.url}`);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => worker.stop().finally(() => process.exit(0)));
}
