// One scenario from its start to its end.
import { createWriteStream, existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT, startSandbox } from "../../support/servers.mjs";
import { install } from "./install.mjs";
import { tools } from "./tools.mjs";
import { faultOf } from "./verdict.mjs";

const TARGET = path.join(ROOT, "target/packaging");
/** A scan's 20 s are over after one. */
const SPEED = 20;

/** `{ name, rows: [{ as, fault?, bytes? }], failed, seconds, kept? }`. */
export async function runProject({ name, source, scenario }, { tarball, keep, all }) {
  const began = performance.now();
  mkdirSync(TARGET, { recursive: true });
  const log = createWriteStream(path.join(TARGET, `${name}.log`));
  const project = { dir: path.join(TARGET, name), log };
  const rows = [];
  const stops = [];
  const row = (as, { error, fault, bytes }) => {
    const at = ((performance.now() - began) / 1000).toFixed(1);
    log.write(`\n[${at} s] ${as || name}: ${error?.stack ?? fault ?? "passed"}\n`);
    rows.push({ as, fault, bytes });
  };
  const judge = ({ as, ...shown }) => row(as, { ...shown, fault: faultOf(shown) });
  try {
    await install(project, source, tarball, scenario);
    const sandbox = await startSandbox();
    stops.push(sandbox.stop);
    await sandbox.speed(SPEED);
    const browsers = scenario.browsers?.filter((browser) => all || browser === "chromium");
    const t = tools(project, { sandbox, browsers, stops, judge });
    const { results = [], bytes } = (await scenario.run(t)) ?? {};
    results.forEach(judge);
    if (!rows.length) throw new Error("the scenario gave no result");
    rows[0].bytes ??= bytes;
  } catch (error) {
    row("", { error, fault: faultOf({ error }) });
  } finally {
    await Promise.allSettled(stops.reverse().map((stop) => stop()));
    await new Promise((done) => log.end(done));
  }
  const failed = rows.some(({ fault }) => fault);
  if (!failed && !keep) rmSync(project.dir, { recursive: true, force: true });
  const kept = existsSync(project.dir) ? path.relative(ROOT, project.dir) : undefined;
  return { name, rows, failed, kept, seconds: (performance.now() - began) / 1000 };
}
