import { Consent } from "./steps/consent.js";
import { Details } from "./steps/details.js";
import { Done } from "./steps/done.js";
import { History } from "./steps/history.js";
import { NoPlan } from "./steps/no-plan.js";
import { Removals } from "./steps/removals.js";
import { Review } from "./steps/review.js";
import { Scan } from "./steps/scan.js";
import { Sign } from "./steps/sign.js";
import type { Host, Step, StepName } from "./step.js";

/** The steps by name. */
export const STEPS: Record<StepName, new (host: Host) => Step> = {
  details: Details, scan: Scan, review: Review, consent: Consent, sign: Sign, removals: Removals,
  history: History, done: Done, "no-plan": NoPlan,
};
