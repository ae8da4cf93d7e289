// A service worker that answers for the gateway, and for the partner's own code route.
import { sandbox } from "/testing.js";

const CODE = "/session/defentry-code";
let making;

async function answer(request) {
  const gateway = await (making ??= sandbox({ baseUrl: "https://api.partner.example" }));
  if (new URL(request.url).pathname === CODE) return new Response(await gateway.getCode());
  return await gateway.handle(request) ?? fetch(request);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));
