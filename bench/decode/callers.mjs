// Clients, ready to call the one route, over a `fetch` that needs no network. For Node and pages.

const BASE = "https://api.partner.example";
const HEADERS = { "content-type": "application/json" };

/** The floor: what the platform takes for it, without a look at what came. */
export const FLOOR = "res.json()";
export const OURS = "defentry-web";

/** Answers at once, with a real `Response` over these bytes; and gives the token where asked. */
export const answering = (bytes) => async (url) => (String(url).endsWith("/sso/login")
  ? new Response('{"token":"1|abc"}', { status: 200, headers: HEADERS })
  : new Response(bytes, { status: 200, headers: HEADERS }));

/**
 * A client's own call of `scan.status`, or of `onlineData.status` where the answer is `tiny`; its
 * session, if it has one, begins with the first call. `module` has the client's `connect`.
 */
export async function caller(name, module, fetch, tiny = false) {
  if (name === FLOOR) return { call: async () => (await fetch(BASE)).json() };
  if (name !== OURS) {
    const peer = await module.connect({ baseUrl: BASE, token: "1|abc", fetch });
    return { call: peer[tiny ? "onlineData.status" : "scan.status"] };
  }
  const client = await module.connect({ baseUrl: BASE, getCode: () => "abc", fetch });
  return {
    call: tiny ? () => client.onlineData.status() : () => client.scan.status(),
    end: () => client.session.end(),
  };
}
