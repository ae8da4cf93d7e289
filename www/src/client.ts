import { connect, type Defentry, type Diagnostic } from "defentry-web";
import { readConfig, type Config } from "./config";

/** The partner's backend knows who is signed in, holds the client secret, and hands out a code. */
async function getCode({ signal }: { signal: AbortSignal }): Promise<string> {
  const response = await fetch("/session/defentry-code", { method: "POST", signal });
  if (!response.ok) throw new Error(`the code route answered ${response.status}`);
  return response.text();
}

export async function open(
  onConfig: (config: Config) => void,
  onDiagnostic: (line: Diagnostic) => void,
): Promise<Defentry> {
  const config = await readConfig();
  onConfig(config);
  return connect({ baseUrl: config.baseUrl, getCode, onDiagnostic });
}
