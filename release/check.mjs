// Is the packed package the one that may be published? Part of `cargo xtask check`, and of the
// release. `node release/check.mjs [--dated]`: dated is for the one that is published.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const read = (file) => readFileSync(path.join(root, file), "utf8");
const version = /\[workspace\.package\]\s+version = "([^"]+)"/.exec(read("Cargo.toml"))?.[1];
const tarball = path.join(root, `target/npm/defentry-web-${version}.tgz`);
const tar = (...args) => execFileSync("tar", args, { maxBuffer: 1 << 28 });

const files = tar("-tzf", tarball).toString().trim().split("\n").map((name) => name.replace("package/", "")).sort();
const content = (name) => tar("-xzOf", tarball, `package/${name}`);
const manifest = JSON.parse(content("package.json"));
const core = `sha384-${createHash("sha384").update(content("dist/defentry_web_bg.wasm")).digest("base64")}`;

const isFinal = process.argv.includes("--dated");

/** What it is called, and what speaks against it. */
const checks = {
  [`version ${version}`]: () => (
    manifest.version === version ? [] : [`the package says ${manifest.version}, Cargo.toml ${version}`]),
  "changelog": () => {
    const [, named, date] = /^## \[([^\]]+)\] - (\S+)$/m.exec(read("CHANGELOG.md")) ?? [];
    const dated = /^\d{4}-\d\d-\d\d$/.test(date ?? "");
    if (named !== version) return [`its first heading is for ${named}`];
    return dated || (date === "unreleased" && !isFinal) ? [] : [`${version} has no date`];
  },
  // npm's provenance names it.
  ...isFinal && { "repository": () => (manifest.repository?.url ? [] : ["package.json does not say where it is"]) },
  [`${files.length} files`]: () => {
    const allowed = read("release/files.txt").trim().split("\n");
    return [
      ...files.filter((file) => !allowed.includes(file)).map((file) => `${file} is not in release/files.txt`),
      ...allowed.filter((file) => !files.includes(file)).map((file) => `${file} is missing`),
    ];
  },
  "nothing runs, and nothing comes along, when it is installed": () => (
    ["scripts", "bin", "gypfile", "dependencies", "optionalDependencies", "peerDependencies", "bundleDependencies"]
      .filter((key) => key in manifest).map((key) => `package.json has ${key}`)),
  [`core ${core}`]: () => (
    content("dist/external.js").includes(core) ? [] : ["dist/external.js would refuse it"]),
  "no path of a machine, no source map": () => [
    ...files.map((file) => [file, content(file)]),
    // In the package it is text.
    ["testing.wasm", readFileSync(path.join(root, "target/npm/testing.wasm"))],
  ].flatMap(([file, bytes]) => {
    const text = bytes.toString("latin1");
    const found = /\/(home|root|Users)\/[^/]+\/|cargo\/registry|rustlib\/src|sourceMappingURL/.exec(text)?.[0];
    return found || text.includes(root) ? [`${file}: ${found ?? root}`] : [];
  }),
  "no eval, no new Function": () => files.filter((file) => /\.c?js$/.test(file)).flatMap((file) => {
    const found = /\beval\s*\(|\bFunction\s*\(/.exec(content(file).toString());
    return found ? [`${file}: ${found[0]}`] : [];
  }),
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const found = check();
  failed += found.length > 0 ? 1 : 0;
  console.log(`${found.length > 0 ? "FAILED" : "ok    "}  ${name}`);
  for (const line of found) console.log(`          ${line}`);
}
process.exitCode = failed > 0 ? 1 : 0;
