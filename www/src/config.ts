export interface Config {
  readonly baseUrl: string;
  /** The gateway is the sandbox: things may be made to go wrong. `in-page`: it has no server. */
  readonly sandbox: boolean | "in-page";
  /** Whom the sandbox knows by this page's codes. */
  readonly email: string;
  /** The policies that the server knows; the first is what it sends unless it is asked. */
  readonly policies: readonly string[];
}

/** Whose session it is where the gateway is in the page. */
const EMAIL = "alex.demo@example.com";

export async function readConfig(): Promise<Config> {
  // Beside this page, wherever that is.
  const response = await fetch(new URL("config.json", document.baseURI));
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const config: unknown = await response.json();
  if (typeof config !== "object" || config === null) throw new Error("config.json is no object");
  const { sandbox, baseUrl, email = EMAIL, policies = [] } = config as Partial<Config>;
  if (sandbox === "in-page") return { baseUrl: "", sandbox, email, policies };
  if (!baseUrl) throw new Error("config.json holds no baseUrl");
  return { baseUrl, sandbox: sandbox === true, email, policies };
}
