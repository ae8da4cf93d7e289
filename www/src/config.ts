export interface Config {
  readonly baseUrl: string;
  /** The gateway is the sandbox: things may be made to go wrong. `in-page`: it has no server. */
  readonly sandbox: boolean | "in-page";
}

export async function readConfig(): Promise<Config> {
  // Beside this page, wherever that is.
  const response = await fetch(new URL("config.json", document.baseURI));
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const config: unknown = await response.json();
  if (typeof config !== "object" || config === null) throw new Error("config.json is no object");
  const sandbox = "sandbox" in config && config.sandbox;
  if (sandbox === "in-page") return { baseUrl: "", sandbox };
  if (!("baseUrl" in config)) throw new Error("config.json holds no baseUrl");
  return { baseUrl: String(config.baseUrl), sandbox: sandbox === true };
}
