// Runs schemathesis and reads what it found.
import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DESCRIPTION } from "./description.mjs";
import { ROOT } from "../support/servers.mjs";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const LOGS = path.join(ROOT, "target/logs");
const LIMIT_MS = 180_000;

/** The version that the description describes; without it the answers take their legacy form. */
export const VERSION = { "X-API-Version": "2026-06-12" };

/** An app token for `email`, as a web view gets it. */
export async function appToken(sandbox, email) {
  const response = await fetch(`${sandbox.url}/api/v1/sso/login`, {
    method: "POST",
    headers: { "content-type": "application/json", ...VERSION },
    body: JSON.stringify({ code: await sandbox.code(email) }),
  });
  return (await response.json()).token;
}

/**
 * Holds `sandbox` against the description, as the end user `email`. `name` is its log's. Gives
 * `{ failed, said, report, checks }`: its exit, its words, its report, and `{ passed, failed }` for
 * each check by name.
 */
export async function judge(name, sandbox, email, args = []) {
  const token = await appToken(sandbox, email);
  mkdirSync(LOGS, { recursive: true });
  const file = (ext) => path.join(LOGS, `schemathesis-${name}.${ext}`);
  const header = ([key, value]) => ["-H", `${key}: ${value}`];
  const headers = Object.entries({ Authorization: `Bearer ${token}`, ...VERSION }).flatMap(header);
  const status = await run([
    "--config-file", path.join(HERE, "schemathesis.toml"),
    "run", DESCRIPTION, "--url", sandbox.url, ...headers, "--no-color",
    "--report", "json,ndjson",
    "--report-json-path", file("json"), "--report-ndjson-path", file("ndjson"), ...args,
  ], file("log"), { SANDBOX_URL: sandbox.url, JUDGED_EMAIL: email });
  const said = readFileSync(file("log"), "utf8");
  // 0: all passed, 1: something failed. Anything else is no judgement at all.
  if (status !== 0 && status !== 1) throw new Error(`schemathesis ended with ${status}\n${said}`);
  return {
    failed: status === 1,
    said,
    report: JSON.parse(readFileSync(file("json"), "utf8")),
    checks: checks(readFileSync(file("ndjson"), "utf8")),
  };
}

function run(args, log, variables) {
  const { SCHEMATHESIS: program = "schemathesis" } = process.env;
  const child = spawn(program, args, {
    // It leaves files where it runs.
    cwd: path.dirname(log),
    // `hooks.py` must leave no cache beside itself.
    env: {
      ...process.env, ...variables,
      PYTHONDONTWRITEBYTECODE: "1", SCHEMATHESIS_HOOKS: path.join(HERE, "hooks.py"),
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const words = createWriteStream(log);
  child.stdout.pipe(words, { end: false });
  child.stderr.pipe(words, { end: false });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT_MS);
    child.once("error", (error) => {
      clearTimeout(timer);
      reject(new Error(`cannot run ${program}: ${error.message}; cargo xtask test --only all`));
    });
    child.once("close", (status, signal) => {
      clearTimeout(timer);
      words.end(() => resolve(status ?? signal));
    });
  });
}

function checks(events) {
  const counts = new Map();
  for (const line of events.split("\n")) {
    if (!line.startsWith('{"ScenarioFinished"')) continue;
    const { recorder } = JSON.parse(line).ScenarioFinished;
    for (const { name, status } of Object.values(recorder.checks ?? {}).flat()) {
      const count = counts.get(name) ?? { passed: 0, failed: 0 };
      count[status === "success" ? "passed" : "failed"] += 1;
      counts.set(name, count);
    }
  }
  return counts;
}
