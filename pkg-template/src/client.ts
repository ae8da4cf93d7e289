import { Handle } from "#wasm";
import { settle } from "./calls.js";
import { compose, type ProfileComposed, type ScanComposed } from "./composed.js";
import { toError } from "./error.js";
import { iterate } from "./iterate.js";
import { forCall, forCore } from "./options.js";
import type { CallOptions, ConnectOptions, Nouns, SessionState } from "./types.js";

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
   * Forgets the token and stops every call and watcher; calls from now on fail with `ended`. Never
   * throws. The gateway documents no way to revoke a token: it may accept it until it expires.
   */
  end(): void;
}

/** `Symbol.asyncDispose`, if the TypeScript library that is compiled with knows it. */
type AsyncDispose = SymbolConstructor extends { readonly asyncDispose: infer K extends symbol }
  ? K
  : never;

/** Ends the session: `await using client = await connect(…)`. Never throws. */
export type AsyncDisposal = { readonly [K in AsyncDispose]: () => Promise<void> };

/** One end user's connection to the gateway: the nouns, each with the verbs it really has. */
export interface Defentry extends Nouns, AsyncDisposal {
  readonly session: Session & Nouns["session"];
  readonly profile: ProfileComposed & Nouns["profile"];
  readonly scan: ScanComposed & Nouns["scan"];
}

type Method = (...args: unknown[]) => unknown;
interface Noun { [name: string]: Noun | Method }

/** Captured when the package is loaded: what a page patches later does not see our requests. */
const nativeFetch: typeof fetch = globalThis.fetch;

/** `Symbol.asyncDispose`, where the runtime has none yet. */
const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? (Symbol.for("Symbol.asyncDispose") as typeof Symbol.asyncDispose);

/** `profile:create1 get0 …,watchlists.email:add1 …,`: a verb's number is its place. */
function hang(core: Core): Noun {
  // Without a prototype: what a page puts on `Object.prototype` is no noun of ours.
  const create = (): Noun => Object.create(null) as Noun;
  const client = create();
  let number = 0;
  for (const row of Handle.verbs().split(",")) {
    const [path = "", verbs = ""] = row.split(":");
    let noun = client;
    for (const name of path.split(".").filter(Boolean)) noun = (noun[name] ??= create()) as Noun;
    for (const [, verb = "", arity] of verbs.matchAll(/(\w+)(\d)/g)) {
      noun[verb] = method(core, verb, number++, Number(arity));
    }
  }
  return client;
}

function method(core: Core, verb: string, number: number, arity: number): Method {
  const call = (args: unknown[]): unknown => (
    core.call(number, args, ...forCall(args[arity] as CallOptions | undefined)));
  if (verb !== "watch") return (...args) => settle(() => call(args) as Promise<unknown>);
  return (...args) => {
    try {
      return iterate(core, call(args) as number);
    } catch (error) {
      throw toError(error);
    }
  };
}

/** Builds a client on a loaded core. @internal */
export function createClient(options: ConnectOptions): Defentry {
  let core: Core;
  try {
    core = new Handle(...forCore(options, nativeFetch)) as unknown as Core;
  } catch (error) {
    throw toError(error);
  }
  const client = hang(core);
  Object.defineProperties(client["session"], {
    end: { value: () => end(core), enumerable: true },
    state: { get: () => core.state(), enumerable: true },
  });
  compose(client as unknown as Nouns);
  Object.defineProperty(client, asyncDispose, { value: async () => end(core), enumerable: true });
  return freeze(client) as unknown as Defentry;
}

function freeze(noun: Noun): Noun {
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
