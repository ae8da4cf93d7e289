// Other programs, in a project's folder. Nothing that they start outlives them, nor us.
import { spawn } from "node:child_process";
import path from "node:path";

/**
 * The program leads a group of its own. Beside it waits a shell: when its input ends, we are gone,
 * and it ends the group.
 */
const SCRIPT = '{ read -r _ <&3; kill -s KILL -- "-$$"; } >/dev/null 2>&1 & exec "$@" 3<&-';

function endGroup(pid) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

const ENV = {
  CI: "1",
  NO_COLOR: "1",
  BROWSER: "none",
  DO_NOT_TRACK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  WRANGLER_SEND_METRICS: "false",
};

/** What is printed goes to the log; `heard` is told all of it, whenever there is more. */
function run(project, command, args, heard) {
  const bin = path.join(project.dir, "node_modules/.bin");
  const { NODE_TEST_CONTEXT: _, FORCE_COLOR: __, ...env } = process.env;
  const child = spawn("/bin/sh", ["-c", SCRIPT, "sh", command, ...args], {
    cwd: project.dir,
    detached: true,
    env: { ...env, ...ENV, PATH: `${bin}${path.delimiter}${env.PATH}` },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  project.log.write(`\n$ ${command} ${args.join(" ")}\n`);
  const said = { stdout: "", all: "" };
  const listen = (isStdout) => (text) => {
    project.log.write(text);
    if (isStdout) said.stdout += text;
    said.all += text;
    heard?.(said.all);
  };
  child.stdout.setEncoding("utf8").on("data", listen(true));
  child.stderr.setEncoding("utf8").on("data", listen(false));
  child.once("exit", () => endGroup(child.pid));
  const ended = new Promise((resolve) => {
    child.once("close", (status, signal) => resolve(signal ?? status));
  });
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) endGroup(child.pid);
    await ended;
  };
  return { said, ended, stop };
}

/** Runs it to its end: `{ stdout, all }`, or throws what it said last. */
export async function exec(project, command, args, { limitMs = 180_000 } = {}) {
  const { said, ended, stop } = run(project, command, args);
  let late = false;
  const timer = setTimeout(() => (late = true, stop()), limitMs);
  const status = await ended;
  clearTimeout(timer);
  if (status === 0) return said;
  const why = late ? `was not done after ${limitMs / 1000} s` : `ended with ${status}`;
  throw new Error(`${command} ${args.join(" ")} ${why}\n${said.all.slice(-4_000)}`);
}

/** Runs it until it says `pattern`, whose first group (or whole) is the `url`. */
export async function start(project, command, args, pattern, { limitMs = 60_000 } = {}) {
  let found;
  const heard = new Promise((resolve) => (found = resolve));
  const { said, ended, stop } = run(project, command, args, (text) => {
    // Some colour their words whatever they are asked.
    const match = pattern.exec(text.replace(/\x1b\[[\d;]*m/g, ""));
    if (match) found({ url: match[1] ?? match[0] });
  });
  const timer = setTimeout(() => found({ why: `said no address in ${limitMs / 1000} s` }), limitMs);
  ended.then((status) => found({ why: `ended with ${status}` }));
  const { url, why } = await heard;
  clearTimeout(timer);
  if (url) return { url, said, stop };
  await stop();
  throw new Error(`${command} ${args.join(" ")} ${why}\n${said.all.slice(-4_000)}`);
}
