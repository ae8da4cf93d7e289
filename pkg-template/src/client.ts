import { Handle } from "#wasm";
import { settle } from "./calls.js";
import { compose, type ProfileComposed, type ScanComposed } from "./composed.js";
import { toError } from "./error.js";
import { Feed } from "./feed.js";
import { nativeFetch } from "./fetch.js";
import { forCall, forCore, forWatch, idle, type WatcherOptions } from "./options.js";
import { PageLife } from "./page.js";
import type { CallOptions, ConnectOptions, Diagnostic, Nouns, SessionState } from "./types.js";
import { read } from "./watch.js";

/** The wasm core. @internal */
export interface Core {
  call(verb: number, ...args: unknown[]): unknown;
  end(): void;
  state(): SessionState;
  watchNext(watcher: number): Promise<unknown>;
  watchStop(watcher: number): void;
}

/** The session: where the app token comes from and goes. */
export interface Session {
  /** Where the session stands. */
  readonly state: SessionState;
  /**
   * Forgets the token and stops every call and watcher, here and in the origin's other tabs; calls
   * from now on fail with `ended`. Never throws. The gateway documents no way to revoke a token: it
   * may accept it until it expires.
   */
  end(): void;
}

/** `Symbol.asyncDispose`, if the TypeScript library that is compiled with knows it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer K extends symbol }
  ? K
  : never;

/** Ends the session, in this tab alone: `await using client = await connect(…)`. Never throws. */
export type AsyncDisposal = { readonly [K in AsyncDispose]: () => Promise<void> };

/** One end user's connection to the gateway: the nouns, each with the verbs it really has. */
export interface Defentry extends Nouns, AsyncDisposal {
  /** Where the app token comes from and goes. */
  readonly session: Session & Nouns["session"];
  /** The removal profile: whose data is looked for. */
  readonly profile: ProfileComposed & Nouns["profile"];
  /** Which brokers hold that person's data. */
  readonly scan: ScanComposed & Nouns["scan"];
}

/** @internal */
export type Method = (...args: unknown[]) => unknown;
/** @internal */
export interface Noun { [name: string]: Noun | Method }

/** `Symbol.asyncDispose`, where the runtime has none yet. @internal */
export const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? (Symbol.for("Symbol.asyncDispose") as typeof Symbol.asyncDispose);

/** `profile:create1 get0 …,watchlists.email:add1 …,`: a verb's number is its
 * place. @internal */
export function hang(names: string, make: (verb: string, number: number, arity: number) => Method): Noun {
  // Without a prototype: what a page puts on `Object.prototype` is no noun of ours.
  const create = (): Noun => Object.create(null) as Noun;
  const client = create();
  let number = 0;
  for (const row of names.split(",")) {
    const [path = "", verbs = ""] = row.split(":");
    let noun = client;
    for (const name of path.split(".").filter(Boolean)) noun = (noun[name] ??= create()) as Noun;
    for (const [, verb = "", arity] of verbs.matchAll(/(\w+)(\d)/g)) {
      noun[verb] = make(verb, number++, Number(arity));
    }
  }
  return client;
}

/** The verbs of the app client. */
function verbs(core: Core, used: () => void): Noun {
  const feeds = new Map<string, Feed>();
  return hang(Handle.verbs(), (verb, number, arity) => (
    verb === "watch"
      ? (options = {}) => watch(core, feeds, number, options as WatcherOptions)
      : (...args) => settle(() => {
        const options = forCall(args[arity] as CallOptions | undefined);
        used();
        return core.call(number, args, ...options) as Promise<unknown>;
      })));
}

/** Those who ask for the same at the same pace share one poller; each has its own signal. */
function watch(core: Core, feeds: Map<string, Feed>, verb: number, options: WatcherOptions) {
  const { isDone, call: [signal, ...pace] } = forWatch(options);
  const key = `${verb} ${pace}`;
  const open = (): number => core.call(verb, [], undefined, ...pace) as number;
  return read(() => {
    const old = feeds.get(key);
    if (old && !old._stale()) return old;
    const feed = new Feed(core, open, () => feeds.get(key) === feed && feeds.delete(key));
    feeds.set(key, feed);
    return feed;
  }, signal, isDone);
}

interface Weak { _life?: WeakRef<{ _used(): void }> }
type Told = ((line: Diagnostic) => void) | undefined;

/** Polls, too, are a use: each attempt is told here. The core holds it for as long as it lives, so
 * it is bound, and no closure: one would hold the client beside it, and a dropped client was never
 * freed. */
function attempted(weak: Weak, told: Told, line: Diagnostic): void {
  weak._life?.deref()?._used();
  told?.(line);
}

/** Builds a client on a loaded core. @internal */
export function createClient(options: ConnectOptions, ended?: () => void): Defentry {
  let core: Core;
  let life: PageLife | undefined;
  try {
    // One by one: a spread would ask an iterator that a page may have patched for the `fetch`.
    const o = forCore(options, nativeFetch);
    const weak: Weak = {};
    const heard = attempted.bind(undefined, weak, o[7] as Told);
    core = new Handle(o[0], o[1], o[2], o[3], o[4], o[5], o[6], heard, o[8]) as unknown as Core;
    life = new PageLife(o[0].replace(/\/$/, ""), idle(options), () => {
      end(core);
      ended?.();
    });
    weak._life = life._ref;
  } catch (error) {
    throw toError(error);
  }
  const own = life;
  const client = verbs(core, () => own._used());
  Object.defineProperties(client["session"], {
    end: { value: () => own._endAll(), enumerable: true },
    state: { get: () => core.state(), enumerable: true },
  });
  compose(client as unknown as Nouns);
  Object.defineProperty(client, asyncDispose, { value: async () => own._end(), enumerable: true });
  return freeze(client) as unknown as Defentry;
}

/** @internal */
export function freeze(noun: Noun): Noun {
  for (const below of Object.values(noun)) if (typeof below === "object") freeze(below);
  return Object.freeze(noun);
}

function end(core: Core): void {
  try {
    core.end();
  } catch {
    // A dead core has nothing left to forget.
  }
}
