// The gateway of `defentry-web/testing`, driven as the sandbox's own tests drive it.
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { CONSUMER, PROFILE } from "./package.mjs";
import { Sandbox } from "./sandbox.mjs";

/** By `import`, from the consumer's folder. */
export function importedTesting() {
  const entry = path.join(CONSUMER, "testing-entry.mjs");
  writeFileSync(entry, 'export * from "defentry-web/testing";\n');
  return import(pathToFileURL(entry).href);
}

/** By `require`, which has a file of its own. */
export function requiredTesting() {
  return createRequire(path.join(CONSUMER, "entry.cjs"))("defentry-web/testing");
}

/** The same remote control, without a server. */
export class InMemory extends Sandbox {
  constructor(gateway) {
    super(gateway.baseUrl);
    this.gateway = gateway;
  }

  async control(method, path, body) {
    return this.gateway.control(method, `/control/${path}`, body);
  }
}

/** A gateway for the person of the other tests. */
export async function inMemory(options) {
  const { sandbox } = await importedTesting();
  return sandbox({ email: PROFILE.email, ...options });
}

/** The last thing that a watcher says. */
export async function last(watch) {
  let value;
  for await (value of watch);
  return value;
}
