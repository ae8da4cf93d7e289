// The service account's client, on the core's other handle.
import { CrmHandle } from "#wasm";
import { settle } from "../calls.js";
import { asyncDispose, freeze, hang } from "../client.js";
import { nativeFetch } from "../fetch.js";
import { forCall, forCore, reader } from "../options.js";
import type { CallOptions } from "../types.js";
import { text } from "./partner.js";
import { crmText, crmToken } from "./tokens.js";
import type { CrmClient, CrmLoginOptions } from "./types.js";

export const login = (
  options: CrmLoginOptions, letGo: () => void,
): Promise<CrmClient> => settle(async () => {
  const o = forCore(options, nativeFetch);
  const read = reader(options);
  const onToken = read("onToken", "a function");
  const [username, password] = [text(options, "username"), text(options, "password")];
  // Whose it is: the next client may be another account's, or another gateway's.
  const whose = `${o[0].replace(/\/$/, "")}\n${username}`;
  const token = crmText(Object.hasOwn(options, "token") ? options.token : undefined, whose);
  const [signal] = forCall(options);
  const handle = new CrmHandle(
    o[0], o[1], o[2], o[3], o[4],
    { __proto__: null, username, password },
    token, onToken && ((made: string) => onToken(crmToken(made, whose))), o[7], o[8],
  );
  const end = () => {
    letGo();
    try {
      handle.end();
    } catch { /* a dead core has nothing left to forget */ }
  };
  try {
    if (token === undefined) await handle.login(signal);
  } catch (error) {
    // Nobody has the client: what is under way would have nobody to end it.
    end();
    throw error;
  }
  return client(handle, end);
});

function client(handle: CrmHandle, end: () => void): CrmClient {
  const nouns = hang(CrmHandle.verbs(), (_, number, arity) => (...args) => settle(() => {
    const [signal, timeoutMs] = forCall(args[arity] as CallOptions | undefined);
    return handle.call(number, args, signal, timeoutMs);
  }));
  nouns["session"] = Object.defineProperties(Object.create(null), {
    end: { value: end, enumerable: true },
    state: { get: () => handle.state(), enumerable: true },
  });
  Object.defineProperty(nouns, asyncDispose, { value: async () => end(), enumerable: true });
  return freeze(nouns) as unknown as CrmClient;
}
