// Starts what a test needs on free ports, and stops exactly that.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Sandbox } from "./sandbox.mjs";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STARTS_WITHIN_MS = 20_000;

/** Runs `command` until it prints an address. */
function serve(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: ROOT, stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env },
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  };
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why) => reject(new Error(`${path.basename(command)} ${why}\n${said}`));
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      fail(`did not start within ${STARTS_WITHIN_MS} ms`);
    }, STARTS_WITHIN_MS);
    const listen = (chunk) => {
      said = (said + chunk).slice(-20_000);
      const url = /listening on (http:\/\/\S+)/.exec(said)?.[1];
      if (!url) return;
      clearTimeout(timer);
      resolve({ url, stop, said: () => said });
    };
    // Read to the end: a full pipe would stop the child.
    child.stdout.setEncoding("utf8").on("data", listen);
    child.stderr.setEncoding("utf8").on("data", listen);
    child.once("error", (error) => fail(error.message));
    child.once("exit", (status) => {
      clearTimeout(timer);
      fail(`ended with ${status}`);
    });
  });
}

export async function startSandbox() {
  const binary = process.env.SANDBOX_BIN ?? path.join(ROOT, "target/debug/sandbox");
  if (!existsSync(binary)) throw new Error(`no sandbox at ${binary}: cargo build -p sandbox`);
  const { url, stop } = await serve(binary, ["--port", "0"]);
  return Object.assign(new Sandbox(url), { stop });
}

/** `edge`: from `startEdge`; the codes are its business then. */
export async function startWeb(sandboxUrl, { email, edge } = {}) {
  if (!existsSync(path.join(ROOT, "www/dist/index.html"))) {
    throw new Error("no www/dist: cargo xtask build, then npx vite build www");
  }
  const args = ["www/server.mjs", "--port", "0", "--sandbox", sandboxUrl];
  if (email) args.push("--email", email);
  if (edge) args.push("--edge", edge.url);
  return serve(process.execPath, args, edge && { SESSION_KEY: edge.key });
}

/** The example worker in workerd: `{ url, key, said, stop }`. */
export async function startEdge(sandboxUrl) {
  const key = randomBytes(32).toString("base64url");
  const args = ["www/edge.mjs", "--port", "0", "--sandbox", sandboxUrl];
  return { ...await serve(process.execPath, args, { SESSION_KEY: key }), key };
}
