// The two sites of the tests of policies: the partner's, and one that a page has no business with.
import { createHash } from "node:crypto";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createServer as createTcpServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { DIST, EMAIL } from "./plain.mjs";

const IN_PAGE = fileURLToPath(new URL("./in-page/", import.meta.url));
const PAGE = '<!doctype html><html lang="en"><title>policy</title>'
  + '<script src="/in-page/csp-seen.js"></script><link rel="icon" href="data:,"><body>'
  + '<script type="module" src="/in-page/csp.js"></script>';
const TYPES = { ".js": "text/javascript", ".wasm": "application/wasm" };
const LOCAL = "127.0.0.1";
/** RFC 6455: what a server's answer proves that it knows. */
const WEBSOCKET = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

/** What the ways of in-page/csp-tries.js ask for, so that one that is open shows it. */
const CONTENT = {
  image: ["image/svg+xml", SVG],
  object: ["image/svg+xml", SVG],
  stylesheet: ["text/css", ""],
  script: ["text/javascript", ""],
  "import()": ["text/javascript", "export {}"],
  worker: ["text/javascript", 'postMessage("worker")'],
  "bare worker":
    ["text/javascript", 'onmessage = ({ data }) => fetch(data).then(() => postMessage("sent"))'],
  frame: ["text/html", '<script>parent.postMessage("frame", "*")</script>'],
  form: ["text/html", '<script>parent.postMessage("form", "*")</script>'],
  EventSource: ["text/event-stream", "data: x\n\n"],
};

/** Answers `/try/…` as if there were no other protection than the policy, and notes the name. */
function tries(heard, request, response) {
  const name = decodeURIComponent(request.url.split("/try/")[1] ?? request.url);
  heard.add(name);
  const [type, body] = CONTENT[name] ?? ["text/plain", ""];
  response.writeHead(200, {
    "content-type": type,
    "cache-control": "no-store",
    "access-control-allow-origin": request.headers.origin ?? "*",
    "access-control-allow-credentials": "true",
  }).end(body);
}

async function listening(server, host) {
  await once(server.listen(0, host), "listening");
  return {
    port: server.address().port,
    stop() {
      server.closeAllConnections?.();
      server.close();
    },
  };
}

/** `heard` holds the names of the ways by which anything arrived. */
export async function startElsewhere() {
  const heard = new Set();
  const server = createServer((request, response) => tries(heard, request, response));
  server.on("upgrade", ({ headers }, socket) => {
    heard.add("WebSocket");
    const hash = createHash("sha1").update(`${headers["sec-websocket-key"]}${WEBSOCKET}`);
    socket.on("error", () => {}).write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
      + `Connection: Upgrade\r\nSec-WebSocket-Accept: ${hash.digest("base64")}\r\n\r\n`);
  });
  const bare = createTcpServer((socket) => {
    heard.add("preconnect");
    socket.on("error", () => {}).destroy();
  });
  const datagrams = createSocket("udp4").on("message", () => heard.add("WebRTC"));
  const [http, tcp] = await Promise.all([server, bare].map((one) => listening(one, LOCAL)));
  datagrams.bind(0, LOCAL);
  await once(datagrams, "listening");
  return {
    heard,
    url: `http://${LOCAL}:${http.port}`,
    special: {
      preconnect: `http://${LOCAL}:${tcp.port}`,
      WebRTC: `stun:${LOCAL}:${datagrams.address().port}`,
    },
    stop() {
      for (const one of [http, tcp]) one.stop();
      datagrams.close();
    },
  };
}

/** The packed package under `/`; all but `/try/…` has the policy that `policy` says. */
export async function startPartner(sandbox) {
  const site = { policy: null, heard: new Set() };
  const answer = async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname.startsWith("/try/")) return tries(site.heard, request, response);
    const policy = site.policy && { "content-security-policy": site.policy };
    const say = (type, body) =>
      response.writeHead(200, { "content-type": type, ...policy }).end(body);
    if (pathname === "/session/defentry-code") {
      return say("text/plain", await sandbox.code(EMAIL));
    }
    site.heard.add(pathname);
    if (pathname === "/") return say("text/html", PAGE);
    const folder = pathname.startsWith("/in-page/") ? IN_PAGE : DIST;
    const file = await readFile(path.join(folder, path.basename(pathname)));
    return say(TYPES[path.extname(pathname)] ?? "text/plain", file);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  });
  const { port, stop } = await listening(server, LOCAL);
  // The others are 127.0.0.1, this is localhost: other sites.
  return Object.assign(site, { url: `http://localhost:${port}`, stop });
}
