// What the gateway says of sites, read so that steps need not know its corners.
import type { Defentry } from "../../client.js";
import { isDefentryError } from "../../is-error.js";
import type {
  ScanSnapshot, Site, SiteOverview, SiteState, SigningSnapshot,
} from "../../types.js";
import { known } from "../ui/pill.js";
import { visible } from "../ui/text.js";
import type { Words } from "../words/words.js";

/** `null` where there is none yet: the gateway answers 404 for that. **A** */
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
  // A watcher ends without a word only where it was aborted, or its session has ended.
  signal.throwIfAborted();
  throw new Error("the watcher ended before its first answer");
}

/** All sites, as they are right now. */
export function currentScan(client: Defentry, signal: AbortSignal): Promise<ScanSnapshot> {
  return first(client.scan.watch({ signal }), signal);
}

/** How the signing stands right now, if one was begun. Asks only: it never begins one. */
export function currentSigning(
  client: Defentry, signal: AbortSignal,
): Promise<SigningSnapshot | null> {
  return ifThere(first(client.signing.watch({ signal }), signal));
}

/** A site, its line of the overview, and what to call it. */
export interface Entry {
  readonly site: Site;
  readonly line: SiteOverview;
  readonly name: string;
  readonly position: number;
}

/** Every site with its line: both are in the gateway's order. */
export function entries({ sites, overview }: ScanSnapshot, words: Words): Entry[] {
  return sites.flatMap((site, position) => {
    const line = overview.sites[position];
    return line ? [{ site, line, name: siteName(site, position, words), position }] : [];
  });
}

/** Names and ids are assumed (**A**): a site may come without. */
function siteName(site: Site, position: number, { t }: Words): string {
  const name = visible(site.name).trim();
  return name || t("common.site", { id: String(site.id ?? position + 1) });
}

/** What a site is in that has not said whether it shows anything. */
const UNCLEAR: ReadonlySet<SiteState> =
  new Set(["failed", "unknown", "not_started", "in_progress"]);

/** Whether a site has said nothing yet: that is no all-clear. */
export function isUnclear({ state, removal }: SiteOverview): boolean {
  return removal === null && UNCLEAR.has(known(state));
}
