import { Handle } from "#wasm";
import { settle } from "./calls.js";
import { toError } from "./error.js";
import { iterate } from "./iterate.js";
import type { ConnectOptions, Nouns, SessionState } from "./types.js";

/** The part of the wasm core that is not named `noun_verb`. @internal */
export interface Core {
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
}

type Method = (...args: unknown[]) => unknown;

/** Captured when the package is loaded: what a page patches later does not see our requests. */
const nativeFetch: typeof fetch = globalThis.fetch;

/** `Symbol.asyncDispose`, where the runtime has none yet. */
const asyncDispose: typeof Symbol.asyncDispose =
  Symbol.asyncDispose ?? (Symbol.for("Symbol.asyncDispose") as typeof Symbol.asyncDispose);

/** The handle's methods are named `noun_verb`; here they become `client.noun.verb`. */
function hang(core: Core & Record<string, Method>): Record<string, Record<string, Method>> {
  const nouns: Record<string, Record<string, Method>> = {};
  for (const name of Object.getOwnPropertyNames(Handle.prototype)) {
    const [noun, verb] = name.split("_");
    if (!noun || !verb) continue;
    const call = (...args: unknown[]): unknown => {
      if (verb !== "watch") return settle(() => core[name]!(...args) as Promise<unknown>);
      try {
        return iterate(core, core[name]!(...args) as number);
      } catch (error) {
        throw toError(error);
      }
    };
    (nouns[noun] ??= {})[verb] = call;
  }
  return nouns;
}

/** Builds a client on a loaded core. @internal */
export function createClient(options: ConnectOptions): Defentry {
  let core: Core & Record<string, Method>;
  try {
    core = new Handle(options, nativeFetch) as unknown as typeof core;
  } catch (error) {
    throw toError(error);
  }
  const nouns = hang(core);
  const session = Object.create(null, {
    redeem: { value: nouns["session"]?.["redeem"], enumerable: true },
    end: { value: () => end(core), enumerable: true },
    state: { get: () => core.state(), enumerable: true },
  }) as Defentry["session"];
  const client = { ...nouns, session, [asyncDispose]: async () => end(core) };
  for (const noun of Object.values(client)) Object.freeze(noun);
  return Object.freeze(client) as unknown as Defentry;
}

function end(core: Core): void {
  try {
    core.end();
  } catch {
    // A dead core has nothing left to forget.
  }
}
