import type { Gateway } from "../gateway";

/** The sandbox's remote control, as sandbox/README.md has it. Nothing of the person goes there but
 * whose account is meant. */

export interface Cors {
  off: boolean;
  deny_headers: string[];
  hide_headers: string[];
  max_age_s: number | null;
}

/** What is armed and set. */
export interface State {
  faults: { label: string | null; left: number | null }[];
  cors: Cors;
  codes: { ttl_ms: number | null; email: string | null; left: number | null } | null;
  speed: number;
  skew_ms: number;
  hostile_texts: boolean;
}

export interface Call {
  readonly method?: "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

export interface Control {
  run(...calls: Call[]): Promise<void>;
  state(): Promise<State>;
}

export function control({ baseUrl, fetch = window.fetch }: Gateway): Control {
  async function send(path: string, init?: RequestInit): Promise<Response> {
    const response = await fetch(`${baseUrl}/control/${path}`, init);
    if (!response.ok) throw new Error(`/control/${path} answered ${response.status}`);
    return response;
  }
  return {
    async run(...calls) {
      for (const { method = "POST", path, body = {} } of calls) {
        await send(path, { method, ...(method === "POST" && { body: JSON.stringify(body) }) });
      }
    },
    async state() {
      return (await send("state")).json();
    },
  };
}
