// Programs that do not outlive us, nor does anything they started: browsers, drivers, a display.
import { spawn } from "node:child_process";

/**
 * The shell leads a group of its own. It ends it when its input ends (we stopped, or are gone), and
 * when the program has ended. `-s`: dash knows no `-KILL --`.
 */
const END = 'kill -s KILL -- "-$$"';
const SCRIPT = `{ "$@"; ${END}; } & read -r _; ${END}`;

/** Starts `command`; `said()` is what it printed, `alive()` whether it runs, `stop()` ends all. */
export function leash(command, args, { env = {}, fd3 = "ignore" } = {}) {
  const child = spawn("/bin/sh", ["-c", SCRIPT, "sh", command, ...args], {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "pipe", fd3],
  });
  let alive = true;
  const ended = new Promise((resolve) => child.once("close", resolve)).then(() => (alive = false));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    // Read to the end: a full pipe would stop it.
    stream.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-4000)));
  }
  // Forgotten ones shall not keep node alive; their input ends with it.
  const handles = [child, ...child.stdio.filter(Boolean)];
  for (const handle of handles) handle.unref();
  return {
    said: () => said,
    alive: () => alive,
    fd3: child.stdio[3],
    async stop() {
      for (const handle of handles) handle.ref();
      child.stdin.end();
      await ended;
    },
  };
}
