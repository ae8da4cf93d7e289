// A gateway for tests, which answers by the examples of docs/openapi.json.
import { api } from "./api.mjs";
import { fill } from "./runtime/send.mjs";

const { routes } = api();
const pathOf = ({ path, example }) => fill(path, example.params);

/** `seen` has every request. `texts`: what to answer instead, by operation. */
export function gateway(texts = {}) {
  const seen = [];
  async function fetch(input, init) {
    const request = new Request(input, init);
    seen.push(request);
    const { pathname } = new URL(request.url);
    const route = routes.find((one) => one.method === request.method && pathOf(one) === pathname);
    if (!route) return new Response("no such route", { status: 404 });
    const { id, example: { answer } } = route;
    const text = texts[id] ?? (answer && JSON.stringify(answer));
    if (text === undefined) return new Response(null, { status: 204 });
    return new Response(text, { headers: { "content-type": "application/json" } });
  }
  return { fetch, seen };
}

/** How our client is asked to do what cannot be taken back. */
const CONFIRM = { "profile.delete": { confirm: true } };

/** What a client makes of it all, called as the description's example says. */
export async function called({ name, open }, { id, example }, { fetch }) {
  const body = name === "defentry-web" ? CONFIRM[id] ?? example.body : example.body;
  const value = await open(fetch)(id, example.params, body);
  // Ours tells of some writes whether they were applied, too.
  return value?.applied === "yes" ? value.result : value;
}
