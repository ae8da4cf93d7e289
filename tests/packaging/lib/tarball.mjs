// Which package is tried: `TARBALL`, or the newest that was packed.
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../support/servers.mjs";

export function tarball() {
  if (process.env.TARBALL) return path.resolve(process.env.TARBALL);
  const folder = path.join(ROOT, "target/npm");
  const packed = (existsSync(folder) ? readdirSync(folder) : [])
    .filter((name) => name.endsWith(".tgz"))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  if (!packed.length) throw new Error("no target/npm/*.tgz: cargo xtask build packs it");
  return packed[0];
}
