// The same as a server of Node's own, behind your proxy: it passes on /session/defentry-code.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { limitOf } from "./ledger.ts";
import { memoryLedger } from "./ledger-memory.ts";
import { handlerOf } from "./parts.ts";
import { needed } from "./settings.ts";

const { env } = process;
/** Where the pages are. Never by `Host`, which is whatever a client sends. */
const origin = new URL(needed("ORIGIN", env.ORIGIN)).origin;
const ledger = memoryLedger(limitOf(env.CODES_PER_MINUTE));
const handle = handlerOf({ ...env, ORIGIN: origin }, ledger);

const server = createServer(async ({ url, method = "GET", headers }, response) => {
  try {
    const given = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    // Closed before it is answered: the page has gone away.
    const closed = new AbortController();
    response.once("close", () => closed.abort());
    const { signal } = closed;
    const answer = await handle(new Request(origin + url, { method, headers: given, signal }));
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  } catch {
    // A method or an address that `Request` does not take.
    response.writeHead(400, { "content-type": "text/plain" }).end("bad_request");
  }
});
server.listen(Number(env.PORT ?? 8788), env.HOST ?? "127.0.0.1", () => {
  const { address, port } = server.address() as AddressInfo;
  console.log(`listening on http://${address}:${port}`);
});
