// A project of its own, installed from its lock and the tarball, and run where there is no network:
// in a namespace without one, if this machine lets us, and with a guard anyway.
import { execFile, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { tarball } from "../packaging/lib/tarball.mjs";
import { ROOT } from "./servers.mjs";

const run = promisify(execFile);
const GUARD = path.join(ROOT, "tests/support/no-network.cjs");
const NPM = ["--no-audit", "--no-fund", "--prefer-offline", "--ignore-scripts"];

export const ISOLATED = spawnSync("unshare", ["-rn", "true"]).status === 0;

/** A copy of `source`, of the files that are `wanted`, installed; and what runs and removes it. */
export async function alone(source, wanted = () => true) {
  const dir = path.join(ROOT, "target/alone", path.basename(source));
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const filter = (from) => path.basename(from) !== "node_modules" && wanted(path.basename(from));
  cpSync(path.join(ROOT, source), dir, { recursive: true, filter });
  await run("npm", ["ci", ...NPM], { cwd: dir });
  await run("npm", ["install", "--no-save", ...NPM, tarball()], { cwd: dir });

  const env = { ...process.env, NODE_OPTIONS: `--require "${GUARD}"`, NO_COLOR: "1" };
  // Of the run that runs us: it would change what Node prints.
  delete env.NODE_TEST_CONTEXT;
  return {
    dir,
    /** Runs Node on a file of the project: how it ended, and what it said. */
    async run(...args) {
      const [file, ...rest] = [...ISOLATED ? ["unshare", "-rn"] : [], process.execPath, ...args];
      const ran = run(file, rest, { cwd: dir, env, timeout: 120_000 });
      const { code = 0, stdout, stderr } = await ran.catch((error) => error);
      return { code, said: `${stdout}${stderr}` };
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}
