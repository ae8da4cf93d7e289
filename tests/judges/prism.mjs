// Prism: a server made of the description alone. It refuses what the description does not allow.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DESCRIPTION } from "./description.mjs";
import { ROOT } from "../support/servers.mjs";

const PRISM = fileURLToPath(new URL("node_modules/.bin/prism", import.meta.url));
const STARTS_WITHIN_MS = 60_000;

/** `{ url, stop }`; what it says goes to the log of this `name`. */
export async function startPrism(name, options = []) {
  if (!existsSync(PRISM)) throw new Error("no Prism: cargo xtask test --only all installs it");
  const logs = path.join(ROOT, "target/logs");
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(path.join(logs, `prism-${name}.log`));
  const args = [PRISM, "mock", "--errors", "--port", "0", ...options, DESCRIPTION];
  const child = spawn(process.execPath, args, {
    cwd: ROOT, env: { ...process.env, NO_COLOR: "1" }, stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    log.end();
  };
  let said = "";
  const url = await new Promise((resolve) => {
    const timer = setTimeout(resolve, STARTS_WITHIN_MS);
    ended.then(() => resolve());
    const listen = (chunk) => {
      log.write(chunk);
      said = (said + chunk).slice(-20_000);
      const found = /listening on (http:\/\/[\w.:]+)/.exec(said)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
  });
  if (url) return { url, stop };
  await stop();
  throw new Error(`Prism did not start\n${said}`);
}

/**
 * A `fetch` that keeps, of each request, `{ method, path, authorized, status, violations }`; the
 * last are Prism's words about the request and about its own answer.
 */
export function recorder() {
  const seen = [];
  const recording = async (input, init) => {
    const request = new Request(input, init);
    const response = await fetch(request);
    seen.push({
      method: request.method,
      path: new URL(request.url).pathname,
      authorized: request.headers.has("authorization"),
      status: response.status,
      violations: JSON.parse(response.headers.get("sl-violations") ?? "[]")
        .map(({ location, message }) => `${location.join(".")}: ${message}`),
    });
    return response;
  };
  return { seen, fetch: recording };
}
