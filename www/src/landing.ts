import type { Defentry } from "defentry-web";
import { currentScan, currentSigning, ifThere } from "./snapshot";
import type { Memory, StepName } from "./types";

/** Where the user left off. After a reload the page knows nothing, so the gateway is asked. */
export async function landing(
  defentry: Defentry,
  memory: Memory,
  signal: AbortSignal,
): Promise<StepName> {
  memory.profile = await ifThere(defentry.profile.get({ signal }));
  if (!memory.profile) return "details";

  const [scan, signing] = await Promise.all([
    ifThere(currentScan(defentry, signal)),
    currentSigning(defentry, signal),
  ]);
  memory.signed = signing?.phase === "signed";
  if (signing?.phase === "pending") return "sign";
  const lines = scan?.overview.sites ?? [];
  if (lines.some((line) => line.removal !== null)) return "removals";
  if (!scan || scan.overview.scanning || scan.overview.settled < scan.overview.total) return "scan";
  return lines.every((line) => line.state === "not_started") ? "scan" : "review";
}
