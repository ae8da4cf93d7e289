// Runs the crate's bench, and reads what criterion has written.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "../../tests/support/servers.mjs";

export const TARGET = path.join(ROOT, "target/bench/native");
const HOME = path.join(TARGET, "criterion");

/** As in benches/decode.rs. */
export const CASES = [
  { id: "ours", label: "defentry-web: checked, normalised", ours: true },
  { id: "syntax", label: "serde_json: syntax alone" },
  { id: "value", label: "serde_json: Value" },
  { id: "typed", label: "serde_json: owned structs" },
  { id: "typed-and-back", label: "serde_json: structs, written again" },
  { id: "simd-tape", label: "simd-json: tape" },
  { id: "simd-typed", label: "simd-json: owned structs" },
];

/** Builds the bench, and gives the program: rounds shall be of one and the same. */
export function build() {
  const args = [
    "bench", "--locked", "--manifest-path", path.join(import.meta.dirname, "Cargo.toml"),
    "--target-dir", TARGET, "--bench", "decode", "--no-run", "--message-format=json",
  ];
  const messages = output("cargo", args).trim().split("\n").map((line) => JSON.parse(line));
  return messages.findLast(({ executable }) => executable).executable;
}

function output(command, args, env = {}) {
  const all = { ...process.env, ...env };
  try {
    const options = { env: all, stdio: "pipe", encoding: "utf8", maxBuffer: 2 ** 26 };
    return execFileSync(command, args, options);
  } catch (error) {
    throw new Error(`${path.basename(command)}: ended with ${error.status ?? error.code}\n`
      + String(error.stderr).slice(-4000));
  }
}

/** One round: `{ "document case": [microseconds of each sample] }`. */
export function run(program, { round, quick }) {
  // Else criterion would compare it with the round before.
  rmSync(HOME, { recursive: true, force: true });
  const [warmUp, seconds] = quick ? ["0.02", "0.05"] : ["0.1", "0.3"];
  output(program, [
    "--bench", "--noplot", "--sample-size", "10", "--nresamples", "1000",
    "--warm-up-time", warmUp, "--measurement-time", seconds,
  ], { BENCH_TURN: String(round), CRITERION_HOME: HOME });
  return read(HOME);
}

/** What criterion left in a folder. */
export function read(folder) {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const told = names.filter((name) => name.endsWith(path.join("new", "benchmark.json")));
  const json = (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
  return Object.fromEntries(told.map((name) => {
    const { group_id, function_id, value_str } = json(name);
    // `times` holds the nanoseconds of as many calls as `iters` says.
    const { iters, times } = json(path.join(path.dirname(name), "sample.json"));
    const microseconds = times.map((ns, at) => ns / iters[at] / 1000);
    return [`${group_id} ${function_id ?? value_str}`, microseconds];
  }));
}

/** The version of a crate, by the lock. */
export function locked(name) {
  const lock = readFileSync(path.join(import.meta.dirname, "Cargo.lock"), "utf8");
  const [, version] = new RegExp(`^name = "${name}"\nversion = "(.*)"`, "m").exec(lock) ?? [];
  if (!version) throw new Error(`no ${name} in bench/native/Cargo.lock`);
  return version;
}
