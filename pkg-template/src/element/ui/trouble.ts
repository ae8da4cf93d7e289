// What went wrong, in our own words and codes: never the gateway's text, which may quote the user.
import { html, nothing } from "lit";
import { isDefentryError } from "../../is-error.js";
import type { ErrorKind } from "../../types.js";
import type { Key, Words } from "../words/words.js";

/** Kinds with words of their own; whether trying again can help. */
const KINDS: Partial<Record<ErrorKind, boolean>> = {
  network: true, timeout: true, rate_limited: true, server: true, decode: true,
  unauthenticated: true, forbidden: true, not_found: true, conflict: true, bad_request: true,
  validation: false, account_mismatch: false, unsupported: false,
};

/** A failure that the person is shown. */
export interface Trouble {
  readonly error: unknown;
  readonly retry: (() => void) | undefined;
  /** When trying again may help, where the gateway said so. */
  readonly notBefore: number;
}

export function troubleOf(error: unknown, retry: (() => void) | undefined): Trouble {
  const wait = isDefentryError(error) ? error.retryAfterMs ?? 0 : 0;
  return { error, retry, notBefore: Date.now() + wait };
}

export function kindOf(error: unknown): ErrorKind {
  return isDefentryError(error) ? error.kind : "internal";
}

export function troublePanel({ error, retry, notBefore }: Trouble, words: Words, now: number) {
  const { t } = words;
  const known = isDefentryError(error) ? error : undefined;
  const kind = kindOf(error);
  const name = Object.hasOwn(KINDS, kind) ? kind : "other";
  const left = notBefore - now;
  const facts = [
    ["kind", kind], ["code", known?.code], ["status", known?.status],
    ["route", known?.route], ["request", known?.requestId],
  ].filter((fact) => fact[1] !== undefined);

  return html`<section class="panel error" part="panel" data-testid="error-panel"
    tabindex="-1" data-kind=${kind}>
    <div role="alert">
      <h2>${t(`error.${name}.title` as Key)}</h2>
      <p>${t(`error.${name}.todo` as Key)}</p>
      ${known?.mayHaveBeenApplied ? html`<p>${t("error.applied")}</p>` : nothing}
    </div>
    ${retry && (KINDS[kind] ?? false) ? html`<div class="actions">
      <button type="button" class="primary" part="button primary" data-testid="error-retry"
        ?disabled=${left > 0} @click=${retry}>${t("error.retry")}</button>
      ${left > 0 ? html`<span class="muted" data-testid="error-wait"
        >${t("error.wait", { time: words.clock(left + 999) })}</span>` : nothing}
    </div>` : nothing}
    <details><summary>${t("error.facts")}</summary><dl class="facts">
      ${facts.map(([fact, value]) => html`<div><dt>${t(`error.fact.${fact}` as Key)}</dt>
        <dd data-testid="error-${fact}">${value}</dd></div>`)}
    </dl></details>
  </section>`;
}
