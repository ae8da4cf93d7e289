// The same by a loop around `fetch`: ask, show, wait. It renews no session, repeats nothing and
// checks nothing.
import { isAnswered, isScanned, isSigned } from "./states.mjs";

const ONLINE_DATA = "/api/v1/delete-my-data";
const SCAN_STATUS = `${ONLINE_DATA}/scan/status`;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Until somebody sees the page; at once if somebody does. */
const inSight = () => new Promise((resolve) => {
  const look = () => {
    if (document.hidden) return;
    document.removeEventListener("visibilitychange", look);
    resolve();
  };
  document.addEventListener("visibilitychange", look);
  look();
});

/** `rests`: a scan and removals are not asked for while nobody sees the page. */
export async function open({ baseUrl, getCode, everyMs, rests }) {
  const ask = async (method, path, body, token) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        "x-api-version": "2026-06-12",
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { "content-type": "application/json" }),
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
    const text = await response.text();
    const answer = text === "" ? null : JSON.parse(text);
    return answer?.data ?? answer;
  };
  const { token } = await ask("POST", "/api/v1/sso/login", { code: await getCode() });
  const call = (method, path, body) => ask(method, path, body, token);

  async function poll(path, isDone, show, mayRest = true) {
    for (;;) {
      const answer = await call("GET", path);
      show(answer);
      if (isDone(answer)) return;
      await sleep(everyMs);
      if (rests && mayRest) await inSight();
    }
  }

  return {
    create: (profile) => call("POST", ONLINE_DATA, profile),
    startScan: () => call("POST", `${ONLINE_DATA}/scan`),
    scan: (show) => poll(SCAN_STATUS, isScanned, show),
    initiate: () => call("POST", `${ONLINE_DATA}/signatures/initiate`),
    // The user is in another app, signing: the page is hidden just then.
    signing: (show) => poll(`${ONLINE_DATA}/signature/status`, isSigned, show, false),
    status: () => call("GET", SCAN_STATUS),
    submit: (site_ids) => call("POST", `${ONLINE_DATA}/removal-requests`, { site_ids }),
    removals: (show) => poll(SCAN_STATUS, isAnswered, show),
  };
}
