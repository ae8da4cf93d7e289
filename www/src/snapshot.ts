import {
  isDefentryError,
  type Defentry,
  type ScanSnapshot,
  type Site,
  type SiteOverview,
  type SigningSnapshot,
} from "defentry-web";
import { visible } from "./ui/format";

/** `null` where there is none yet: the gateway answers 404 for that. */
export async function ifThere<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isDefentryError(error) && error.kind === "not_found") return null;
    throw error;
  }
}

/** The first thing a watcher says; leaving the loop stops its polling. */
async function first<T>(items: AsyncIterable<T>, signal: AbortSignal): Promise<T> {
  for await (const item of items) return item;
  // A watcher ends without a word only where it was aborted.
  signal.throwIfAborted();
  throw new Error("the watcher ended before its first answer");
}

/** All sites, as they are right now. */
export function currentScan(defentry: Defentry, signal: AbortSignal): Promise<ScanSnapshot> {
  return first(defentry.scan.watch({ signal }), signal);
}

/** How the signing stands right now, if one was begun. Asks only: it never begins one. */
export function currentSigning(
  defentry: Defentry,
  signal: AbortSignal,
): Promise<SigningSnapshot | null> {
  return ifThere(first(defentry.signing.watch({ signal }), signal));
}

/** Each site beside its line of the overview: both are in the gateway's order. */
export function paired({ sites, overview }: ScanSnapshot): [Site, SiteOverview][] {
  return sites.flatMap((site, i) => {
    const line = overview.sites[i];
    return line ? [[site, line] satisfies [Site, SiteOverview]] : [];
  });
}

/** Names and ids are assumed by the package, not documented: a site may come without. */
export function siteName(site: Site, position: number): string {
  return visible(site.name ?? "").trim() || `Site ${site.id ?? position + 1}`;
}
