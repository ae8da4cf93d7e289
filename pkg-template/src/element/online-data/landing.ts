// Where a person left off. After a reload the page knows nothing, so the gateway is asked.
import type { Defentry } from "../../client.js";
import { isDefentryError } from "../../is-error.js";
import type { Profile, ScanSnapshot, SigningSnapshot } from "../../types.js";
import { byAnother } from "./hints.js";
import { currentScan, currentSigning, ifThere } from "./sites.js";
import type { Notice, StepName } from "./step.js";

/** What the gateway says. */
export interface Facts {
  readonly profile: Profile | null;
  readonly scan: ScanSnapshot | null;
  readonly signing: SigningSnapshot | null;
  /** Whether anything was ever done in the person's name. */
  readonly past: boolean;
}

/** Where to go, and what to say there. */
export interface Landing {
  readonly step: StepName;
  readonly notice?: Notice | undefined;
}

/** One row per state; pure. */
export function decide({ profile, scan, signing, past }: Facts): Landing {
  if (!profile) return { step: "details", notice: past ? "deleted" : undefined };
  if (signing?.phase === "pending") return { step: "sign" };
  const lines = scan?.overview.sites ?? [];
  const stopped = signing && byAnother(signing);
  if (lines.some((line) => line.removal !== null)) {
    const more = lines.some((line) => line.state === "found" && line.canRequestRemoval);
    return { step: "removals", notice: more ? "new-finds" : undefined };
  }
  if (stopped) return { step: "sign" };
  if (!scan || scan.overview.scanning || scan.overview.settled < scan.overview.total) {
    return { step: "scan" };
  }
  if (lines.every((line) => line.state === "not_started")) return { step: "scan" };
  const notices = { signed: "signed", expired: "expired" } as const;
  const phase = signing?.phase;
  return {
    step: "review",
    notice: phase === "signed" || phase === "expired" ? notices[phase] : undefined,
  };
}

/** Asks the gateway. `null`: the plan lacks the product. */
export async function look(client: Defentry, signal: AbortSignal): Promise<Facts | null> {
  try {
    const profile = await ifThere(client.profile.get({ signal }));
    if (!profile) return { profile, scan: null, signing: null, past: await past(client, signal) };
    const [scan, signing] = await Promise.all([
      ifThere(currentScan(client, signal)), currentSigning(client, signal).catch(unlessForbidden),
    ]);
    return { profile, scan, signing, past: true };
  } catch (error) {
    return unlessForbidden(error);
  }
}

/** Another part of the gateway may say no, or fail: a new person begins all the same. */
async function past(client: Defentry, signal: AbortSignal): Promise<boolean> {
  try {
    return (await client.events.list({ signal })).length > 0;
  } catch (error) {
    if (signal.aborted || client.session.state === "ended") throw error;
    return false;
  }
}

function unlessForbidden(error: unknown): null {
  if (isDefentryError(error) && error.kind === "forbidden") return null;
  throw error;
}
