// Next without a configuration: a client component, which the server renders first, and route
// handlers. Built by each of its two bundlers, and as its development server has it.
import { EDGE, SERVER } from "../partner.mjs";

const LOCAL = /Local:\s+(http:\S+)/;

/** What a route handler answers; the package runs in Next's own Node process. */
async function handled(t, url, route) {
  const address = new URL(route, url);
  address.searchParams.set("gateway", t.sandbox.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return { result: await response.json() };
}

async function both(t, mode, start) {
  const args = [start, "--hostname", "localhost", "--port", await t.port()];
  const { url, stop } = await t.start("next", args, LOCAL);
  await t.row(`${mode}, client component`, async () => {
    const { bytes, ...shown } = await t.show(url);
    // What a development server sends is not what is shipped.
    return mode === "dev" ? shown : { ...shown, bytes };
  });
  await t.row(`${mode}, route handler`, () => handled(t, url, "/api/journey"));
  await t.row(`${mode}, edge and server`, async () => {
    const expected = { edge: EDGE, server: SERVER };
    return { ...(await handled(t, url, "/api/partner")), expected };
  });
  stop();
}

export default {
  async run(t) {
    for (const bundler of ["turbopack", "webpack"]) {
      await t.exec("next", "build", `--${bundler}`);
      await both(t, bundler, "start");
    }
    await both(t, "dev", "dev");
  },
};
