// The README's two policies, in the words that the tests try them in, with what this page needs.
import * as policies from "../tests/support/csp.mjs";

/** The first is what the page gets unless `?csp=` asks for the other. */
export const POLICIES = ["sealed", "standard"];

/** `own`: the site of the page, whose code route and configuration are asked, and nothing else. */
export function policy(name, { api, own }) {
  const code = `${own}/session/defentry-code ${own}/config.json`;
  return lit(policies[name]({ api, code }));
}

/** The sealed one as far as a page can say it itself, with the gateway in the page. */
export function policyOfPage() {
  const frames = /; frame-ancestors '[a-z]+'/;
  return lit(policies.sealed({ api: "'self'", code: "" })).replace(frames, "").replace(" ;", ";");
}

/** Lit makes its templates under a Trusted Types policy of this name. */
const lit = (policy) => policy.replace("trusted-types 'none'", "trusted-types lit-html");
