import { DefentryError } from "../error.js";

/**
 * The client's secret has no business in a page. Bundlers for pages get another file; this is for
 * what has no conditions. Browsers' names begin so, in workers too; Node's, Deno's, Bun's and
 * workerd's do not.
 */
export function refusePages(): void {
  const isPage = typeof document === "object";
  if (isPage || globalThis.navigator?.userAgent?.startsWith("Mozilla/")) throw refused();
}

export const refused = () => new DefentryError({
  kind: "unsupported",
  message: "defentry-web/edge and defentry-web/server need your client secret: import them on a "
    + "server or an edge worker, never in a page.",
});
