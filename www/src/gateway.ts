import type { ConnectOptions } from "defentry-web";
import { readConfig } from "./config";

/** What the page talks to. */
export interface Gateway {
  readonly baseUrl: string;
  readonly getCode: NonNullable<ConnectOptions["getCode"]>;
  /** The way there, if it is not the network. */
  readonly fetch?: typeof fetch;
  /** Nothing real is behind it: things may be made to go wrong. */
  readonly sandbox: boolean;
  /** Whose account of the sandbox it is. */
  readonly email: string;
  readonly policies: readonly string[];
}

/** The partner's backend knows who is signed in, holds the client secret, and hands out a code. */
const getCode: Gateway["getCode"] = async ({ signal }) => {
  const response = await fetch("/session/defentry-code", { method: "POST", signal });
  if (!response.ok) throw new Error(`the code route answered ${response.status}`);
  return response.text();
};

export async function findGateway(): Promise<Gateway> {
  const { baseUrl, sandbox, email, policies } = await readConfig();
  if (sandbox !== "in-page") return { baseUrl, getCode, sandbox, email, policies };
  const testing = await import("defentry-web/testing");
  const gateway = await testing.sandbox({ email });
  // For whoever looks into the console: `sandbox.scenario("reappeared")`, and load nothing anew.
  Object.assign(window, { sandbox: gateway });
  return { ...gateway.options, sandbox: true, email, policies };
}
