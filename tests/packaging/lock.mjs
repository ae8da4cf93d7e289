// Brings a project's lock file up to its package.json, without addresses of a registry.
//   node tests/packaging/lock.mjs name …
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const OPTIONS = [
  "--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved",
];

for (const name of process.argv.slice(2)) {
  const cwd = fileURLToPath(new URL(`${name}/`, import.meta.url));
  const npm = (...args) => execFileSync("npm", [...args, ...OPTIONS], { cwd, stdio: "inherit" });
  npm("install", "--package-lock-only");
  // A registry that lacks a tool's package for some other platform spoils the lock for this one
  // too. Then take that tool one version older.
  npm("ci", "--dry-run");
}
