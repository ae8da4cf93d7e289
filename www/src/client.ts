import { connect, type Defentry, type Diagnostic } from "defentry-web";

/** The partner's backend knows who is signed in, holds the client secret, and hands out a code. */
async function getCode({ signal }: { signal: AbortSignal }): Promise<string> {
  const response = await fetch("/session/defentry-code", { method: "POST", signal });
  if (!response.ok) throw new Error(`the code route answered ${response.status}`);
  return response.text();
}

export async function open(onDiagnostic: (line: Diagnostic) => void): Promise<Defentry> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const config: unknown = await response.json();
  if (typeof config !== "object" || config === null || !("baseUrl" in config)) {
    throw new Error("/config.json holds no baseUrl");
  }
  return connect({ baseUrl: String(config.baseUrl), getCode, onDiagnostic });
}
