// What was measured on and with what: said beside every result. Nothing that names the machine.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { CHROMIUM } from "../../tests/support/browser.mjs";
import { CONSUMER } from "../../tests/support/package.mjs";

const installed = path.join(CONSUMER, "node_modules/defentry-web");

export function machine() {
  return {
    processor: os.cpus()[0]?.model.trim() ?? "unknown",
    cores: os.availableParallelism(),
    memory: `${Math.round(os.totalmem() / 2 ** 30)} GB`,
    system: `${os.type()} ${os.arch()}`,
    node: process.versions.node,
    chromium: versionOf(CHROMIUM),
  };
}

/** How many programs wanted a core, on average of the last minute. */
export const load = () => Number(os.loadavg()[0].toFixed(2));

/** Reads the clocks that Linux keeps of all processors; gives, when asked, the share of them that
 * other machines on the same host have had since. `undefined` where there is no such thing. */
export function stolenFrom(file = "/proc/stat") {
  const clocks = () => {
    try {
      const [, ...told] = readFileSync(file, "utf8").split("\n", 1)[0].trim().split(/\s+/);
      // The eighth is what was stolen; the two behind it are in others already.
      return told.slice(0, 8).map(Number);
    } catch {
      return [];
    }
  };
  const before = clocks();
  return () => {
    const spent = clocks().map((clock, at) => clock - before[at]);
    const all = spent.reduce((sum, clock) => sum + clock, 0);
    return all > 0 ? Number((spent[7] / all).toFixed(3)) : undefined;
  };
}

/** Which package it was: its version, and a fingerprint of what a page loads of it. */
export function measuredPackage() {
  const read = (file) => readFileSync(path.join(installed, file));
  const hash = createHash("sha256");
  for (const file of ["dist/external.js", "dist/defentry_web_bg.wasm"]) hash.update(read(file));
  const { version } = JSON.parse(read("package.json"));
  return { version, build: hash.digest("hex").slice(0, 12) };
}

function versionOf(program) {
  const said = execFileSync(program, ["--version"], {
    encoding: "utf8", stdio: ["ignore", "pipe", "ignore"],
  });
  return /\d+(\.\d+)+/.exec(said)?.[0] ?? said.trim();
}
