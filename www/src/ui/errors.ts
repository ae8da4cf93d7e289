import { isDefentryError } from "defentry-web";
import { button, el } from "./dom";

interface Advice {
  title: string;
  todo: string;
  retry: boolean;
}

const ADVICE: Record<string, Advice> = {
  network: {
    title: "No connection",
    todo: "Check that you are online, then try again.",
    retry: true,
  },
  timeout: {
    title: "That took too long",
    todo: "The service did not answer in time. Try again in a moment.",
    retry: true,
  },
  rate_limited: {
    title: "A little too fast",
    todo: "The service asked us to slow down. Wait a moment, then try again.",
    retry: true,
  },
  server: {
    title: "The service has a problem",
    todo: "It is on their side, not yours. Try again in a moment.",
    retry: true,
  },
  decode: {
    title: "An answer we could not read",
    todo: "Nothing was changed on this page. Try again; if it stays, tell support the line below.",
    retry: true,
  },
  unauthenticated: {
    title: "We could not sign you in",
    todo: "Try again, or sign in to the partner's site anew.",
    retry: true,
  },
  forbidden: {
    title: "Not part of your plan",
    todo: "Your plan does not include data removal. Ask your provider to add it.",
    retry: true,
  },
  not_found: {
    title: "That is not there any more",
    todo: "It may have been removed elsewhere. Start again to see where things stand.",
    retry: true,
  },
  conflict: {
    title: "Something changed meanwhile",
    todo: "Try again to see the newest state.",
    retry: true,
  },
  bad_request: { title: "That did not work", todo: "Check what you entered.", retry: true },
  validation: {
    title: "Please check what you entered",
    todo: "See the notes below.",
    retry: false,
  },
  account_mismatch: {
    title: "A different account",
    todo: "This session belongs to somebody else. Sign in to the partner's site anew.",
    retry: false,
  },
};

const OTHER: Advice = {
  title: "Something went wrong",
  todo: "Reload the page to start again. Nothing is kept in this browser.",
  retry: false,
};

/** Says what happened and what to do. Shows our own words and codes, never the gateway's text. */
export function errorPanel(error: unknown, retry: (() => void) | undefined): HTMLElement {
  const known = isDefentryError(error) ? error : undefined;
  const kind = known?.kind ?? "internal";
  const advice = ADVICE[kind] ?? OTHER;
  const facts = [
    ["Kind", kind],
    ["Code", known?.code],
    ["Status", known?.status],
    ["Route", known?.route],
    ["Request", known?.requestId],
  ].filter((fact): fact is [string, string | number] => fact[1] !== undefined);

  return el(
    "section",
    {
      class: "panel error",
      testid: "error-panel",
      attrs: { role: "alert", tabindex: "-1", "data-kind": kind },
    },
    el("h2", {}, advice.title),
    el("p", {}, advice.todo),
    known?.mayHaveBeenApplied &&
      el("p", {}, "Your last step may have arrived all the same. We look before asking again."),
    known?.details?.length
      ? el("ul", {}, ...known.details.map((d) => el("li", {}, `${d.field}: ${d.issue}`)))
      : null,
    el(
      "dl",
      { class: "facts" },
      ...facts.map(([name, value]) =>
        el("div", {}, el("dt", {}, name), el("dd", { testid: `error-${name.toLowerCase()}` },
          String(value))),
      ),
    ),
    advice.retry && retry
      ? button("Try again", "error-retry", retry, "primary")
      : button("Reload the page", "error-reload", () => location.reload(), "primary"),
  );
}

/** The session is over: by us, by another tab, or after a time without use. No error, a state. */
export function endedPanel(): HTMLElement {
  return el(
    "section",
    { class: "panel ended", testid: "ended-panel", attrs: { role: "status", tabindex: "-1" } },
    el("h2", {}, "Your session has ended"),
    el("p", {}, "Nothing of it is kept in this browser. What was already asked for goes on."),
    button("Start a new session", "ended-restart", () => location.reload(), "primary"),
  );
}
