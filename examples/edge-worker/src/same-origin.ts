/**
 * Whether a page of our own origin asks. Browsers say so in `Sec-Fetch-Site`, which no page can
 * set; those that do not send it still send `Origin` with every POST. Who sends neither is refused.
 */
export function isSameOrigin(request: Request, own = new URL(request.url).origin): boolean {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  return request.headers.get("origin") === own;
}
