import type { Call, State } from "./control";

/** What goes wrong with the requests that are chosen beside the buttons. */
export interface Strike {
  readonly label: string;
  readonly kind: Record<string, unknown>;
}

/** What happens at once, whatever is chosen. */
export interface Act {
  readonly label: string;
  readonly calls: readonly Call[];
}

/** What stays until it is switched off. */
export interface Switch {
  readonly label: string;
  isOn(state: State): boolean;
  flip(state: State): Call;
}

/** Whose codes the page is given instead: an account of the sandbox like any other. */
const STRANGER = "somebody.else@example.com";
const HOUR_MS = 3_600_000;

/** A token is asked for only when there is none: the one in use goes. */
const REVOKE: Call = { path: "revoke" };

export const STRIKES: Readonly<Record<string, Readonly<Record<string, Strike>>>> = {
  Refused: {
    "status-503": { label: "503", kind: { status: 503 } },
    "status-500": { label: "500", kind: { status: 500 } },
    throttle: { label: "Throttled", kind: { throttle: true } },
    "throttle-wait": { label: "Throttled, wait 2 s", kind: { throttle: true, retry_after: 2 } },
    "throttle-date": {
      label: "Throttled until a date",
      kind: { throttle: true, retry_after_date: 3 },
    },
    quote: { label: "500 that quotes you", kind: { quote: true, status: 500 } },
    "quote-422": { label: "422 that quotes you", kind: { quote: true } },
    redirect: { label: "Sent elsewhere", kind: { redirect: "https://elsewhere.example/" } },
  },
  Connection: {
    "reset-before": { label: "Lost before it arrived", kind: { reset: "before" } },
    "reset-after": { label: "Lost after it was done", kind: { reset: "after" } },
    "reset-during": { label: "Breaks off half-way", kind: { reset: "during" } },
    latency: { label: "Late: 3 s", kind: { latency_ms: 3_000 } },
    drip: { label: "Body drips: 3 s", kind: { drip_ms: 3_000 } },
  },
  Answer: {
    truncate: { label: "Cut short", kind: { truncate: 40 } },
    garbage: { label: "Garbage", kind: { body: "\u0000{]<!doctype" } },
    type: { label: "Says it is HTML", kind: { content_type: "text/html" } },
    empty: { label: "Empty", kind: { empty: true } },
    "wrong-type": { label: "A wrong type", kind: { wrong_type: true } },
    "unknown-status": { label: "Unknown statuses", kind: { unknown_status: true } },
  },
};

const login = (kind: Record<string, unknown>, label: string): Call => ({
  path: "fault",
  body: { label, match: { method: "POST", path: "/api/v1/sso/login" }, times: 1, kind },
});

export const ACTS: Readonly<Record<string, Act>> = {
  revoke: { label: "Token revoked", calls: [REVOKE] },
  "codes-expire": { label: "Codes on their way expire", calls: [{ path: "expire-codes" }] },
  "code-expired": {
    label: "Next code expired or used",
    calls: [{ path: "codes", body: { ttl_ms: 0, times: 1 } }, REVOKE],
  },
  "login-lost": {
    label: "Login answer lost",
    calls: [login({ reset: "after" }, "login answer lost"), REVOKE],
  },
  "other-account": {
    label: "Next code is somebody else's",
    calls: [{ path: "codes", body: { email: STRANGER, times: 1 } }, REVOKE],
  },
};

const skew = (ms: number): Pick<Switch, "isOn" | "flip"> => ({
  isOn: (state) => state.skew_ms === ms,
  flip: (state) => ({ path: "time", body: { skew_ms: state.skew_ms === ms ? 0 : ms } }),
});

/** The policy is sent whole: what else is set in it stays. */
const cors = (name: "deny_headers" | "hide_headers", header: string): Omit<Switch, "label"> => {
  const isOn = ({ cors }: State): boolean => cors[name].includes(header);
  const flip = (state: State): Call =>
    ({ path: "cors", body: { ...state.cors, [name]: isOn(state) ? [] : [header] } });
  return { isOn, flip };
};

export const SWITCHES: Readonly<Record<string, Switch>> = {
  "cors-hide": { label: "CORS hides all headers", ...cors("hide_headers", "*") },
  "cors-deny": { label: "CORS forbids X-API-Version", ...cors("deny_headers", "x-api-version") },
  "cors-off": {
    label: "No CORS at all",
    isOn: ({ cors }) => cors.off,
    flip: ({ cors }) => ({ path: "cors", body: { ...cors, off: !cors.off } }),
  },
  "skew-ahead": { label: "Clock an hour ahead", ...skew(HOUR_MS) },
  "skew-behind": { label: "Clock an hour behind", ...skew(-HOUR_MS) },
  hostile: {
    label: "Hostile broker texts",
    isOn: ({ hostile_texts }) => hostile_texts,
    flip: ({ hostile_texts }) => ({ path: "format", body: { hostile_texts: !hostile_texts } }),
  },
};

/** Where the account can be put, in the past of the gateway's clock. */
export const SCENARIOS = [
  "new-user", "no-plan", "profile", "scanning", "scanned", "clean-scan", "signing",
  "signing-expired", "signed", "submitted", "manual", "reappeared", "new-finds", "removed",
  "deleted", "watched",
] as const;

/** What the person does in the signing app, now and from now on. */
export const SIGNING = {
  hold: "Waits", sign: "Signs", cancel: "Cancels", fail: "Fails", expire: "Lets it run out",
  mismatch: "Is somebody else",
} as const;

/** All as it should be. How long preflights are remembered, and the speed, are no faults. */
export function calm({ cors: { max_age_s } }: State): Call[] {
  return [
    { method: "DELETE", path: "fault" },
    { path: "codes" },
    { path: "cors", body: { max_age_s } },
    { path: "time", body: { skew_ms: 0 } },
    { path: "format", body: { hostile_texts: false } },
  ];
}
