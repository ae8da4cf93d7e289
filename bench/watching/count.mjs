// Counts what a page asks for and what wakes it. It must be in place before a client is loaded.

const { fetch, setTimeout, setInterval } = globalThis;
const timers = { setTimeout, setInterval };
const nothing = () => ({ requests: 0, bytes: 0, timers: 0 });
/** By phase, and in `routes` each request by method and path. */
const counted = { phases: {}, routes: {} };
let phase;
let reading = Promise.resolve();

export function begin(name) {
  phase = counted.phases[name] = nothing();
}

/** Requests to `baseUrl` alone: codes come from the page's own server, logins are not polls. */
export function count(baseUrl) {
  globalThis.fetch = async (input, init) => {
    const url = new URL(input.url ?? input, location.href);
    const mine = phase;
    const response = await fetch(input, init);
    if (url.origin !== baseUrl || url.pathname === "/api/v1/sso/login") return response;
    const route = `${init?.method ?? input.method ?? "GET"} ${url.pathname}`;
    counted.routes[route] = (counted.routes[route] ?? 0) + 1;
    mine.requests += 1;
    const body = response.clone().arrayBuffer();
    reading = Promise.all([reading, body.then((bytes) => { mine.bytes += bytes.byteLength; })]);
    return response;
  };
  for (const [name, start] of Object.entries(timers)) {
    globalThis[name] = (work, ...rest) => start((...args) => {
      phase.timers += 1;
      work(...args);
    }, ...rest);
  }
}

export async function counts() {
  await reading;
  return counted;
}
