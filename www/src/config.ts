export interface Config {
  readonly baseUrl: string;
  /** The gateway is the sandbox: things may be made to go wrong. */
  readonly sandbox: boolean;
}

export async function readConfig(): Promise<Config> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`/config.json answered ${response.status}`);
  const config: unknown = await response.json();
  if (typeof config !== "object" || config === null || !("baseUrl" in config)) {
    throw new Error("/config.json holds no baseUrl");
  }
  const sandbox = "sandbox" in config && config.sandbox === true;
  return { baseUrl: String(config.baseUrl), sandbox };
}
