// All that is ever answered: the code, or one of these words as text.
export const STATUS = {
  issued: 200,
  no_session: 401,
  login_required: 401,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  too_many_codes: 429,
  gateway_busy: 429,
  /** Nobody reads it: for the log alone, by the number that proxies write. */
  page_gone: 499,
  failed: 500,
  gateway_failed: 502,
  gateway_unavailable: 503,
} as const;

export type Outcome = keyof typeof STATUS;

export interface Answer {
  readonly outcome: Outcome;
  /** With `issued`. */
  readonly code?: string;
  readonly retryAfterMs?: number | undefined;
  /** For the log alone. */
  readonly fault?: string;
}

export function toResponse({ outcome, code, retryAfterMs }: Answer, requestId: string): Response {
  const headers = new Headers({
    "content-type": "text/plain; charset=utf-8",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    // No other site may so much as embed it. There is no CORS header either: nobody else reads it.
    "cross-origin-resource-policy": "same-origin",
    "x-request-id": requestId,
  });
  if (outcome === "method_not_allowed") headers.set("allow", "POST");
  if (retryAfterMs !== undefined) {
    headers.set("retry-after", String(Math.max(1, Math.ceil(retryAfterMs / 1_000))));
  }
  return new Response(code ?? outcome, { status: STATUS[outcome], headers });
}
