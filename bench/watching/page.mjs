// In the page: the whole journey by one client, and what was noticed of it, and when.
import { begin, count, counts } from "./count.mjs";
import { askable, signingStates, siteStates } from "./states.mjs";

const notes = { scan: [], signing: [], removals: [] };
/** `[moment, whether the page is hidden]`, from the start. */
const sight = [[Date.now(), document.hidden]];
const begun = Object.fromEntries(Object.keys(notes).map((name) => {
  let tell;
  const told = new Promise((resolve) => { tell = resolve; });
  return [name, { told, tell }];
}));

document.addEventListener("visibilitychange", () => sight.push([Date.now(), document.hidden]));

/** A user takes the next step when they see the page. */
const user = async () => {
  while (document.hidden) {
    await new Promise((back) => {
      document.addEventListener("visibilitychange", back, { once: true });
    });
  }
};

async function journey(client, profile) {
  const note = (name, states) => (answer) => notes[name].push([Date.now(), states(answer)]);
  const phase = async (name, states, act) => {
    await user();
    begin(name);
    await act();
    begun[name].tell();
    await client[name](note(name, states));
  };
  await client.create(profile);
  await phase("scan", siteStates, () => client.startScan());
  await phase("signing", signingStates, () => client.initiate());
  await phase("removals", siteStates, async () => client.submit(askable(await client.status())));
  await user();
}

globalThis.bench = {
  /** Settles when the phase has begun: its POST has been answered. */
  begun: (name) => begun[name].told,
  async run({ client, baseUrl, profile, ...options }) {
    begin("start");
    count(baseUrl);
    const { open } = await import(`./${client}.mjs`);
    const getCode = async () => {
      const response = await fetch(`/session/code?email=${encodeURIComponent(profile.email)}`);
      return response.text();
    };
    await journey(await open({ baseUrl, getCode, ...options }), profile);
    return { notes, sight, ...await counts() };
  },
};
