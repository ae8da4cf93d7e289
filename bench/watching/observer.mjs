// Knows when something changed: asks far more often than any client would, from outside the page.
import { setTimeout as sleep } from "node:timers/promises";
import { signingStates, siteStates } from "./states.mjs";

const EVERY_MS = 150;
const ONLINE_DATA = "/api/v1/delete-my-data";
const SCAN = [`${ONLINE_DATA}/scan/status`, siteStates];
const LOOKS = {
  scan: SCAN,
  signing: [`${ONLINE_DATA}/signature/status`, signingStates],
  removals: SCAN,
};

async function ask(sandbox, path, init) {
  const response = await fetch(sandbox.url + path, {
    ...init,
    headers: { "x-api-version": "2026-06-12", "content-type": "application/json", ...init.headers },
  });
  if (!response.ok) throw new Error(`the observer's ${path}: ${response.status}`);
  const answer = await response.json();
  return answer.data ?? answer;
}

/** Observes one account: `look(phase)` goes over to that phase, `end()` gives all there was. */
export async function observe(sandbox, email) {
  const code = await sandbox.code(email);
  const body = JSON.stringify({ code });
  const { token } = await ask(sandbox, "/api/v1/sso/login", { method: "POST", body });
  const headers = { authorization: `Bearer ${token}` };
  const seen = { scan: [], signing: [], removals: [] };
  let ended = false;
  let phase;
  let failed;

  const once = async (name) => {
    const [path, states] = LOOKS[name];
    const answer = await ask(sandbox, path, { headers });
    seen[name].push([Date.now(), states(answer)]);
  };
  const running = (async () => {
    while (!ended) {
      if (phase) await once(phase);
      await sleep(EVERY_MS);
    }
  })().catch((error) => { failed = error; });

  return {
    async look(name) {
      // What came just before is not to be missed.
      const before = phase;
      phase = name;
      if (before) await once(before);
    },
    async end() {
      ended = true;
      await running;
      if (failed) throw failed;
      await once(phase);
      return seen;
    },
  };
}
