// With the platform's own types, whose ever they are: its signals and its fetch are taken, and the
// signal that `getCode` is given is one that its fetch takes.
import { connect, type Defentry } from "defentry-web";
import { doctor } from "defentry-web/doctor";
import * as slim from "defentry-web/slim";
import { sandbox } from "defentry-web/testing";

const baseUrl = "https://api.partner.example";

export async function signals(client: Defentry): Promise<string> {
  const controller = new AbortController();
  const { signal } = controller;
  await client.profile.get({ signal });
  for await (const { overview } of client.scan.watch({ signal })) {
    if (overview.settled === overview.total) controller.abort();
  }
  return (await doctor({ baseUrl, signal, client })).text;
}

export function codes(): Promise<Defentry> {
  return connect({
    baseUrl,
    getCode: ({ signal }) => fetch("https://partner.example/session/defentry-code", {
      method: "POST", signal,
    }).then((response) => response.text()),
  });
}

export const plain = (): Promise<Defentry> => connect({ baseUrl, fetch });

export const counted = (count: () => void): Promise<Defentry> => connect({
  baseUrl,
  fetch: async (url, init) => {
    count();
    return fetch(url, init);
  },
});

export const mocked = (): Promise<Defentry> => connect({
  baseUrl,
  fetch: async () => new Response("{}", { status: 200 }),
});

export async function bringing(url: string, bytes: Uint8Array): Promise<Defentry> {
  await slim.init(bytes);
  await slim.init(fetch(url));
  return slim.connect({ baseUrl });
}

/** As a service worker's or a mock's handler, and as the `fetch` of what is tested. */
export async function handled(request: Request): Promise<Response> {
  const gateway = await sandbox();
  const answer: Response = await gateway.fetch(new URL("/api/v1/account", gateway.baseUrl));
  return (await gateway.handle(request)) ?? answer;
}
