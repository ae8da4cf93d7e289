import type { Defentry, Profile, SiteId } from "defentry-web";

export type StepName = "details" | "scan" | "review" | "sign" | "removals" | "history" | "done";

/** What the page remembers while it is open. Nothing of it is stored. */
export interface Memory {
  profile: Profile | null;
  /** Set by the details step: the scan step starts the scan itself, once. */
  startScan: boolean;
  selection: SiteId[];
  signed: boolean;
}

export interface StepContext {
  readonly defentry: Defentry;
  readonly memory: Memory;
  /** Aborted when the step is left. */
  readonly signal: AbortSignal;
  go(step: StepName): void;
  /** Runs `work`; a failure opens the error panel, whose retry runs `retry`, or `work` again. */
  run(work: () => Promise<void>, retry?: () => void): Promise<void>;
}

export type Step = (context: StepContext) => HTMLElement;
