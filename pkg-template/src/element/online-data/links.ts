// Addresses that lead out of the page to sign. The token in them, or all of them, is the gateway's.

import { parse } from "../ui/text.js";

/** Schemes that run, show or fetch something instead of opening an app. */
const NO_APP = new Set([
  "http:", "javascript:", "data:", "vbscript:", "blob:", "file:", "filesystem:", "about:", "ftp:",
  "ws:", "wss:", "view-source:",
]);

/** Opens the signing app on this device: `https:`, or a scheme of the app's own. */
export function appLink(
  make: ((autoStartToken: string) => string) | null, token: unknown,
): string | undefined {
  if (!make || typeof token !== "string" || !token) return undefined;
  try {
    return address(make(token), (url) => !NO_APP.has(url.protocol));
  } catch {
    // The page's own function: there is no link, then.
    return undefined;
  }
}

/** The signing service's own page. */
export function pageLink(link: unknown): string | undefined {
  return address(link, ({ protocol }) => protocol === "https:");
}

function address(link: unknown, fits: (url: URL) => boolean): string | undefined {
  const url = parse(link);
  return url && fits(url) && !url.username && !url.password ? url.href : undefined;
}
