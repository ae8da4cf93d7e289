// The page of an element's tests. What it is to be like stands in its address, as JSON:
//   tag        which element; default `defentry-online-data`
//   scenario, clock, speed, seed   of the gateway; its clock stands still unless told otherwise
//   controls   what is done to the gateway first: `[["signing", { … }], …]`, by `POST`
//   faults     what goes wrong from the start
//   sites      changes every site that the gateway tells of: a key of SITES below
//   connect    options for the client; `client: false`: there is none
//   element    properties of the element
//   legal      false: the partner gives no text to consent to
//   lang, dir  of the page
import { connect } from "/browser.js";
import { sandbox } from "/testing.js";

const { search } = location;
const options = search ? JSON.parse(decodeURIComponent(search.slice(1))) : {};
const {
  tag = "defentry-online-data", scenario = "new-user", clock = "virtual", speed, seed,
  controls = [], faults = [], legal = true, lang = "en", dir = "ltr",
} = options;
const EVENTS = ["defentry-state", "defentry-error"];
const SCAN = "/api/v1/delete-my-data/scan/status";
const PERSONAL_KEYS =
  /^(first_?name|last_?name|email|phone|street|zip|city|ssn|iban|order_ref|holder_name)$|_number$/i;

/** What is made of all sites at once, where no scenario leads there. */
const SITES = {
  clear: (site) => ({
    ...site,
    removal_requests: [],
    scan_result: { status: "SCAN_COMPLETED", is_data_found: false, data: [], comparison: null },
  }),
};

Object.assign(document.documentElement, { lang, dir });
const gateway = await sandbox({ scenario, clock, speed, seed });
for (const [name, body] of controls) {
  gateway.control("POST", `/control/${name}`, { email: gateway.email, ...body });
}
if (options.sites) {
  const one = await connect(gateway.options);
  const { sites } = await one.scan.status();
  const value = sites.map(SITES[options.sites]);
  gateway.fault({ match: { path: SCAN }, kind: { set: { pointer: "/sites", value } } });
  one.session.end();
}
/** Nobody else may learn it. */
async function personal() {
  const found = new Set();
  const one = await connect(gateway.options);
  const { watchlists: { email, phone, iban, passport, driversLicense }, cards } = one;
  const lists = [email, phone, iban, passport, driversLicense, cards].map((kind) => kind.list());
  const read = [one.profile.get(), one.scan.status(), one.signing.order(), ...lists];
  for (const { value } of await Promise.allSettled(read)) {
    JSON.stringify(value ?? null, (key, text) => {
      // It has the fields' names, too, and words for how they compare.
      if (key === "comparison") return undefined;
      if (PERSONAL_KEYS.test(key) && String(text ?? "").length > 2) found.add(String(text));
      return text;
    });
  }
  one.session.end();
  return found;
}
const known = await personal();
for (const fault of faults) gateway.fault(fault);

const module = tag === "defentry-watchlist" ? "/watchlist.js" : "/element.js";
const { define } = await import(module);
define(tag);

const bench = {
  gateway,
  options,
  define,
  /** Every event of the elements, as `[type, detail]`. */
  events: [],
  connect: (more) => connect({ ...gateway.options, ...options.connect, ...more }),
  /** One more element, with a client of its own unless one is given. */
  async add(properties = {}, name = tag) {
    const element = document.createElement(name);
    if (legal && module === "/element.js") element.append(legalText());
    Object.assign(element, properties);
    if (options.client !== false) element.client = properties.client ?? await bench.connect();
    document.querySelector("main").append(element);
    return element;
  },
  /** What the gateway knew of the person at the start, and knows now, as texts. */
  async personal() {
    for (const text of await personal()) known.add(text);
    return [...known];
  },
  /** What the policy has refused. */
  violations: [],
  /** In the element's own tree. */
  find: (id) => bench.element.shadowRoot.querySelector(`[data-testid="${id}"]`),
  /** As if the page were "hidden", or "visible" again. */
  turn(visibilityState) {
    const own = { visibilityState, hidden: visibilityState === "hidden" };
    for (const [name, value] of Object.entries(own)) {
      Object.defineProperty(document, name, { value, configurable: true });
    }
    document.dispatchEvent(new Event("visibilitychange"));
  },
  /** How many requests there were before the element's first. */
  before: 0,
};
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => (
  bench.violations.push(`${violatedDirective} ${blockedURI}`)));
for (const type of EVENTS) {
  document.addEventListener(type, ({ detail }) => bench.events.push([type, detail]));
}

/** The partner's own text, as one would be; it is nobody's in truth. */
function legalText() {
  const text = document.createElement("div");
  Object.assign(text, { slot: "consent", lang: "en" });
  text.dataset.version = "2026-11";
  text.textContent = "I authorise Example Partner to ask the sites I chose, in my name, to remove "
    + "what they publish about me.";
  return text;
}

globalThis.bench = bench;
bench.before = gateway.requests.length;
bench.element = await bench.add(options.element);
bench.client = bench.element.client;
document.documentElement.dataset.ready = "";
