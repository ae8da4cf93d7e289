// The gateway's stand-in, for tests: the sandbox's core behind the shape of a network.
import { DefentryError } from "../error.js";
import { TextDecoder, TextEncoder } from "../utf8.js";
import { asked } from "./asked.js";
import { core } from "./core.js";
import { respond, wait } from "./deliver.js";
import { read, write, type Answer, type Asked } from "./letter.js";
import { made } from "./options.js";
import type { RecordedRequest, Sandbox, SandboxClock, SandboxOptions } from "./types.js";
import { faked, skipping } from "./waits.js";

export type * from "./types.js";

/** When a virtual clock begins. */
const START_MS = Date.UTC(2026, 5, 16, 21);

/**
 * Makes a gateway in memory, for tests: the vendor's documented routes, with invented brokers and
 * people. Nothing leaves the process.
 *
 * @example
 * const gateway = await sandbox({ scenario: "scanned" });
 * const client = await connect(gateway.options);
 */
export async function sandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { seed, email, scenario, isVirtual, speed, baseUrl } = made(options);
  const World = await core();
  const create = (seed: number) => (
    isVirtual ? new World(seed, 0, START_MS) : new World(seed, speed, Date.now()));
  let world = create(seed);

  const answer = (asked: Asked): Answer => read(world.answer(write(asked), Date.now()));
  const control: Sandbox["control"] = (method, path, body) => {
    const url = new URL(path, baseUrl);
    const bytes = new TextEncoder().encode(body === undefined ? "" : JSON.stringify(body));
    const told = answer({ method, url, headers: [], body: bytes, inPage: true });
    const value = JSON.parse(new TextDecoder().decode(told.body)) as { error?: string };
    if (told.status >= 400) throw misuse(path, value.error ?? `answered ${told.status}`);
    return value;
  };
  const logged = (path: "/control/log" | "/control/unmatched") => (
    control("GET", path) as { entries: RecordedRequest[] }).entries;

  const clock: SandboxClock = {
    now: () => world.now(Date.now()),
    advance(ms) {
      control("POST", "/control/time", { advance_ms: ms });
    },
    async skipWaits(work) {
      if (faked()) throw misuse("clock.skipWaits", "timers are faked here: advance those instead");
      return skipping(move, work);
    },
  };
  /** What is skipped passes in the gateway, too, as fast as time goes there. */
  const move = (ms: number): void => {
    const { speed } = control("GET", "/control/state") as { speed: number };
    clock.advance(Math.round(ms * (isVirtual ? 1 : speed)));
  };

  const getCode = async (): Promise<string> => (
    control("POST", "/control/code", { email }) as { code: string }).code;
  const send: typeof fetch = async (input, init) => {
    const sent = await asked(input, init);
    const { signal } = sent;
    await wait(0, signal);
    if (sent.url.origin !== baseUrl) {
      throw new TypeError(`fetch failed: there is nothing but ${baseUrl} here`);
    }
    const came = answer(sent);
    await wait(came.delay_ms, signal);
    // What a page may not read, or never came; and there is no elsewhere to be sent to.
    const isGone = came.status >= 300 && came.status < 400 && sent.redirect !== "manual";
    if (came.delivery === "nothing" || isGone) throw new TypeError("fetch failed");
    return respond(came, signal);
  };
  const begin = (): void => {
    if (scenario) gateway.scenario(scenario);
  };

  const gateway: Sandbox = {
    options: { baseUrl, getCode, fetch: send },
    baseUrl, getCode, fetch: send, clock, email, control,
    get requests() {
      return logged("/control/log");
    },
    get unmatched() {
      return logged("/control/unmatched");
    },
    scenario(name) {
      control("POST", "/control/scenario", { email, name });
    },
    fault(fault) {
      control("POST", "/control/fault", fault);
    },
    clearFaults() {
      control("DELETE", "/control/fault");
    },
    expireSession() {
      control("POST", "/control/revoke", { email });
    },
    async handle(request) {
      if (new URL(request.url).origin !== baseUrl) return undefined;
      const sent = await asked(request as Request, undefined, false);
      const came = answer(sent);
      await wait(came.delay_ms, sent.signal);
      return came.delivery === "nothing" ? Response.error() : respond(came, sent.signal);
    },
    reset(another = seed) {
      world = create(made({ seed: another }).seed);
      begin();
    },
  };
  begin();
  return gateway;
}

function misuse(field: string, issue: string): DefentryError {
  return new DefentryError({
    kind: "misuse",
    message: "The sandbox cannot do that; see details.",
    details: [{ field, issue }],
  });
}
