// The same short journey for every project, with the package as that project got it.

/** But for the e-mail address. */
export const PROFILE = {
  first_name: "Siv",
  last_name: "Öberg",
  phone: "+46701234567",
  street: "Storgatan 1",
  zip: "11122",
  city: "Stockholm",
};

/** What each journey must come to. */
export const EXPECTED = {
  ensured: true,
  applied: "yes",
  sites: 25,
  settled: 25,
  counts: { clear: 14, failed: 3, found: 8 },
  refused: { kind: "validation", fields: ["email"] },
  events: ["DATA_FOUND", "PROFILE_CREATED", "SCAN_FAILED", "SCAN_FINISHED", "SCAN_STARTED"],
  state: "ended",
  after: "ended",
};

/**
 * A code as the partner's backend would fetch it. The sandbox's clock runs fast here, and codes
 * with it: this one lives for an hour of it.
 */
export async function codeFrom(baseUrl, email, { fetch = globalThis.fetch, signal } = {}) {
  const body = JSON.stringify({ email, ttl_ms: 3_600_000 });
  const response = await fetch(`${baseUrl}/control/code`, { method: "POST", body, signal });
  return (await response.json()).code;
}

/** Plain JSON without anybody's data. `options` are `connect`'s; `getCode` may be left out. */
export async function journey({ connect, isDefentryError }, { baseUrl, ...options }) {
  // Somebody else each time: a second scan of the same person finds other things.
  const email = `siv-${Math.random().toString(36).slice(2)}@user.example`;
  const getCode = ({ signal }) => codeFrom(baseUrl, email, { fetch: options.fetch, signal });
  const client = await connect({ baseUrl, getCode, ...options });
  const profile = await client.profile.ensure({ ...PROFILE, email });
  const { applied } = await client.scan.start();

  let last;
  for await (const snapshot of client.scan.watch({ intervalMs: 1_000 })) last = snapshot;

  const refusal = async (promise) => {
    const error = await promise.then(() => undefined, (reason) => reason);
    if (!isDefentryError(error)) throw new Error("no typed error", { cause: error });
    return error;
  };
  const refused = await refusal(client.watchlists.email.add({ email: "nobody" }));
  const events = await client.events.list();
  client.session.end();
  const after = await refusal(client.events.list());

  return {
    ensured: Object.entries(PROFILE).every(([field, value]) => profile[field] === value),
    applied,
    sites: last.sites.length,
    settled: last.overview.settled,
    counts: sorted(last.overview.counts),
    refused: { kind: refused.kind, fields: refused.details.map(({ field }) => field) },
    events: [...new Set(events.map(({ type }) => type))].sort(),
    state: client.session.state,
    after: after.kind,
  };
}

const sorted = (object) => Object.fromEntries(Object.entries(object).sort());

/** What a page with both elements must come to: where each stands, and in which language. */
export const ELEMENTS = { online: ["details", "sv"], watchlist: ["email", "sv"] };

/** Puts both elements into the page. Swedish is a file of its own, loaded when it is needed. */
async function elements({ connect, define, defineWatchlist }, { baseUrl }) {
  document.documentElement.lang = "sv";
  define();
  defineWatchlist();
  const email = `siv-${Math.random().toString(36).slice(2)}@user.example`;
  const getCode = ({ signal }) => codeFrom(baseUrl, email, { signal });
  const client = await connect({ baseUrl, getCode });
  const shown = async (name) => {
    const element = document.createElement(name);
    element.client = client;
    document.body.append(element);
    const language = () => element.shadowRoot.querySelector("[part=frame]")?.lang;
    while (element.state === "loading" || language() !== "sv") {
      await new Promise((done) => setTimeout(done, 50));
    }
    return [element.state, language()];
  };
  return {
    online: await shown("defentry-online-data"), watchlist: await shown("defentry-watchlist"),
  };
}

/**
 * In a page: the gateway is `?gateway=…`; what came of it is shown in `<output id="result">`, with
 * any error that nobody has caught.
 */
export async function inPage(library) {
  const uncaught = [];
  addEventListener("error", ({ message }) => uncaught.push(message));
  addEventListener("unhandledrejection", ({ reason }) => uncaught.push(String(reason)));
  const baseUrl = new URLSearchParams(location.search).get("gateway");
  let result;
  try {
    result = await (library.define ? elements : journey)(library, { baseUrl });
  } catch (error) {
    result = { error: String(error?.stack ?? error), cause: String(error?.cause ?? "") };
  }
  if (uncaught.length) result.uncaught = uncaught;
  document.querySelector("#result").textContent = JSON.stringify(result);
}
