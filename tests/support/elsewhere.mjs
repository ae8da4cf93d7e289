// An origin that nobody has any business with: it records who comes, and has no route.
import { createServer } from "node:http";

/** `{ url, requests: [{ method, url, authorization }], stop() }` */
export async function startElsewhere() {
  const requests = [];
  const server = createServer(({ method, url, headers: { authorization } }, response) => {
    requests.push({ method, url, authorization });
    response.writeHead(501).end();
  });
  await new Promise((go) => server.listen(0, "127.0.0.1", go));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    requests,
    stop: () => new Promise((go) => {
      server.close(go);
      server.closeAllConnections();
    }),
  };
}
