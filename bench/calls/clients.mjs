// Clients, ready to call one route with a small answer, over a `fetch` that answers at once. For
// Node and pages; it imports nothing.

const BASE = "https://api.partner.example";
const TOKEN = "1|abc";
const HEADERS = { "content-type": "application/json" };
const LIMIT_MS = 15_000;

/** No client: what the platform takes for it. */
export const FLOOR = "fetch";
/** The same by who does not want to wait for ever, as ours and ky do not. */
export const LIMITED = "fetch, time limit";
export const OURS = "defentry-web";

export const ANSWER = {
  first_name: "Siv", last_name: "Öberg", email: "siv@user.example", phone: "+46701234567",
  street: "Storgatan 1", zip: "11122", city: "Stockholm",
};

/** What every client refuses and none tries again. (Axios takes half an answer for a text.) */
const FAILURES = [[403, "FORBIDDEN"], [404, "NOT_FOUND"], [422, "VALIDATION_ERROR"]];

/** Every fifth answer is a failure when `failing` is set. A new `Response` each time. */
export function gateway() {
  const encoder = new TextEncoder();
  const answer = encoder.encode(JSON.stringify(ANSWER));
  const failures = FAILURES.map(([status, code]) =>
    [status, encoder.encode(JSON.stringify({ error: { code, message: "No." } }))]);
  const given = { failing: false, answered: 0, failed: 0 };
  const login = () => new Response(`{"token":"${TOKEN}"}`, { status: 200, headers: HEADERS });
  given.fetch = async (request) => {
    // Some give an address, some a `Request`.
    if ((request.url ?? String(request)).endsWith("/sso/login")) return login();
    given.answered += 1;
    if (given.failing && given.answered % 5 === 0) {
      const [status, body] = failures[given.failed % failures.length];
      given.failed += 1;
      return new Response(body, { status, headers: HEADERS });
    }
    return new Response(answer, { status: 200, headers: HEADERS });
  };
  return given;
}

const ask = async (fetch, init) => (await fetch(`${BASE}/api/v1/delete-my-data`, init)).json();
const headers = { authorization: `Bearer ${TOKEN}` };

async function limited(fetch) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), LIMIT_MS);
  try {
    return await ask(fetch, { headers, signal: controller.signal });
  } finally {
    clearTimeout(timer);
  }
}

/** One client's own call of `profile.get`, past its first, which begins the session. */
export async function caller(name, module, fetch) {
  if (name === FLOOR) return () => ask(fetch, { headers });
  if (name === LIMITED) return () => limited(fetch);
  if (name !== OURS) return module.connect({ baseUrl: BASE, token: TOKEN, fetch })["profile.get"];
  const client = await module.connect({ baseUrl: BASE, getCode: () => "abc", fetch });
  const call = () => client.profile.get();
  await call();
  return call;
}
