// A project's folder, copied to where it may be filled, and the package in it as a partner has it.
import { cpSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { exec } from "./children.mjs";

const NPM = [
  "--no-audit", "--no-fund", "--no-progress",
  // The lock names no addresses, so npm asks for each package's index: once a machine is enough.
  "--prefer-offline",
];
const LIMIT = { limitMs: 420_000 };

/** `scripts`: the project's tools need their install scripts, and its scenario says why. */
export async function install(project, source, tarball, { scripts = false } = {}) {
  rmSync(project.dir, { recursive: true, force: true });
  cpSync(source, project.dir, {
    recursive: true,
    filter: (from) => path.basename(from) !== "node_modules",
  });
  for (const shared of ["journey.mjs", "partner.mjs"]) {
    cpSync(path.join(source, "..", shared), path.join(project.dir, shared));
  }
  const options = scripts ? NPM : [...NPM, "--ignore-scripts"];
  await exec(project, "npm", ["ci", ...options], LIMIT);
  const locked = tree(project.dir);
  // As a partner would. What the lock holds stays as it is; the copy's lock gains one entry.
  await exec(project, "npm", ["install", ...options, tarball], LIMIT);
  const { "node_modules/defentry-web": added, ...rest } = tree(project.dir);
  if (!added) throw new Error("npm install has not installed the tarball");
  if (JSON.stringify(rest) !== JSON.stringify(locked)) {
    throw new Error("npm install has changed other packages than defentry-web");
  }
}

/** Every package by its place, as `name: version`. */
function tree(dir) {
  const { packages } = JSON.parse(readFileSync(path.join(dir, "package-lock.json"), "utf8"));
  const installed = Object.entries(packages).filter(([place]) => place !== "");
  return Object.fromEntries(installed.map(([place, { version }]) => [place, version]).sort());
}
