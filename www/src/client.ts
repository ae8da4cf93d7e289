import { connect, type ConnectOptions, type Defentry, type Diagnostic } from "defentry-web";
import { readConfig } from "./config";

/** What the page talks to. */
export interface Gateway {
  readonly baseUrl: string;
  readonly getCode: NonNullable<ConnectOptions["getCode"]>;
  /** The way there, if it is not the network. */
  readonly fetch?: typeof fetch;
  /** Nothing real is behind it: things may be made to go wrong. */
  readonly sandbox: boolean;
}

/** The partner's backend knows who is signed in, holds the client secret, and hands out a code. */
const getCode: Gateway["getCode"] = async ({ signal }) => {
  const response = await fetch("/session/defentry-code", { method: "POST", signal });
  if (!response.ok) throw new Error(`the code route answered ${response.status}`);
  return response.text();
};

async function findGateway(): Promise<Gateway> {
  const { baseUrl, sandbox } = await readConfig();
  if (sandbox !== "in-page") return { baseUrl, getCode, sandbox };
  const testing = await import("defentry-web/testing");
  const gateway = await testing.sandbox({ email: "alex.demo@example.com" });
  // For whoever looks into the console: `sandbox.scenario("reappeared")`, and load nothing anew.
  Object.assign(window, { sandbox: gateway });
  return { ...gateway.options, sandbox: true };
}

export async function open(
  onGateway: (gateway: Gateway) => void,
  onDiagnostic: (line: Diagnostic) => void,
): Promise<Defentry> {
  const gateway = await findGateway();
  onGateway(gateway);
  const { sandbox, ...options } = gateway;
  return connect({ ...options, onDiagnostic });
}
