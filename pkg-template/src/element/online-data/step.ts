import { html, type TemplateResult } from "lit";
import type { Defentry } from "../../client.js";
import type {
  Profile, ProfileInput, ScanSnapshot, SigningOrder, SiteId,
} from "../../types.js";
import type { Question } from "../ui/dialog.js";
import type { Secrets } from "../ui/secrets.js";
import type { Key, Values, Words } from "../words/words.js";

export type StepName =
  | "details" | "scan" | "review" | "consent" | "sign" | "removals" | "history" | "done"
  | "no-plan";

/** What a step may say when it is landed on: why it is this one. */
export type Notice = "deleted" | "expired" | "signed" | "new-finds" | "refused";

/** What the element remembers while it is in the page. Nothing of it is stored. */
export interface Memory {
  profile: Profile | null;
  /** What was typed and not saved yet. */
  draft: Partial<ProfileInput>;
  /** The newest state of all sites. */
  scan: ScanSnapshot | null;
  /** Set by the details step: the scan step starts the scan itself, once. */
  startScan: boolean;
  /** Sites to ask; undefined before the person has chosen. */
  selection: SiteId[] | undefined;
  /** Sites where what was found is somebody else's. */
  notMe: Set<SiteId>;
  /** The power of attorney is signed. */
  signed: boolean;
  /** The selection that was agreed to here, as text: another one has to be agreed to anew. */
  agreed: string;
  /** Set by the consent step: the sign step begins the signing, once. */
  startSigning: boolean;
  /** A signing is being begun: who leaves the step and comes back does not begin another. */
  initiating: Promise<SigningOrder | null> | undefined;
  /** Sites whose instructions the person has noted as done: their own note, told to nobody. */
  noted: Set<SiteId>;
  notice: Notice | undefined;
}

/** What a step sees of the element it is in. */
export interface Host {
  readonly client: Defentry;
  readonly memory: Memory;
  readonly words: Words;
  readonly secrets: Secrets;
  /** Aborted when the step is left. */
  readonly signal: AbortSignal;
  readonly signingLink: ((autoStartToken: string) => string) | null;
  /** The element itself: its slots are read by the consent step. */
  readonly element: HTMLElement;
  /** Renders again. */
  update(): void;
  go(step: StepName): void;
  /** Runs `work`; a failure is shown, with `retry`, or else `work` again. */
  run(work: () => Promise<void>, retry?: () => void): Promise<void>;
  /** Asks the gateway anew where things stand, and goes there. */
  land(): void;
  /** Opens a dialog, or closes it. */
  ask(question: Question | undefined): void;
  /** The counts have changed: events are told, and the picture drawn. */
  saw(scan: ScanSnapshot): void;
  /** Focuses what is found in the shadow tree, once it is rendered. */
  focusOn(selector: string): Promise<void>;
}

/** One step of the journey. Made anew each time it is gone to. */
export abstract class Step {
  abstract readonly name: StepName;

  constructor(protected readonly host: Host) {}

  /** Called once, when the step is on the screen. */
  start(): void {}
  /** What stands below the heading. */
  abstract render(): TemplateResult;

  protected get memory(): Memory {
    return this.host.memory;
  }

  protected t(key: Key, values?: Values): string {
    return this.host.words.t(key, values);
  }

  frame(): TemplateResult {
    return frame(this.name, this.host.words, this.render());
  }
}

/** The heading, which takes the focus when the step opens, and what is below it. */
export function frame(name: StepName | "protected", { t }: Words, body: TemplateResult) {
  return html`<section class="step" part="step" data-step=${name} aria-labelledby="step-title">
    <h2 id="step-title" part="title" tabindex="-1">${t(`${name}.title`)}</h2>
    <p class="lede" part="lede">${t(`${name}.lede`)}</p>
    ${body}
  </section>`;
}
