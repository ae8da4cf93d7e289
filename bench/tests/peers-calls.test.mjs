// The peers ask for the same as we do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { VERSION } from "../../tests/support/package.mjs";
import { api } from "../peers/api.mjs";
import { BASE, clients } from "../peers/clients.mjs";
import { called, gateway } from "../peers/gateway.mjs";
import { generate } from "../peers/generate.mjs";
import { fill } from "../peers/runtime/send.mjs";

await generate();
const { routes } = api();

/** What goes out for this route, as the gateway sees it. */
async function sent(client, route) {
  const { fetch, seen } = gateway();
  await called(client, route, { fetch });
  // Ours reads how things stand before some writes.
  const [request] = seen.filter(({ method }) => method === route.method);
  const body = await request.text();
  return {
    url: request.url,
    method: request.method,
    authorization: request.headers.get("authorization"),
    version: request.headers.get("x-api-version"),
    ...body && { type: request.headers.get("content-type"), body: JSON.parse(body) },
  };
}

test("there are as many routes as the description has for an app token", () => {
  assert.ok(routes.length > 50, `${routes.length}`);
  assert.ok(!routes.some(({ path }) => path.includes("/sso/")));
});

for (const client of await clients()) {
  test(`${client.name} sends what the description says, on every route`, async () => {
    for (const route of routes) {
      const { id, method, path, example: { params, body } } = route;
      assert.deepEqual(await sent(client, route), {
        url: BASE + fill(path, params),
        method,
        authorization: "Bearer 1|abc",
        version: VERSION,
        ...body && { type: "application/json", body },
      }, id);
    }
  });
}
