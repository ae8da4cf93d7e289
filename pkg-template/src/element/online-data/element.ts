import {
  html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult,
} from "lit";
import type { Defentry } from "../../client.js";
import { isDefentryError } from "../../is-error.js";
import type { ScanSnapshot } from "../../types.js";
import { Base } from "../base.js";
import common from "../words/en.js";
import english from "../words/en-online-data.js";
import type { OnlineDataElement, OnlineDataState, OnlineDataStateDetail } from "../types.js";
import { exposureStyles } from "../style/exposure.js";
import { onlineDataStyles } from "../style/online-data.js";
import { baseStyles } from "../style/base.js";
import { removalsStyles } from "../style/removals.js";
import { reviewStyles } from "../style/review.js";
import { scanStyles } from "../style/scan.js";
import { signStyles } from "../style/sign.js";
import { byAnother } from "./hints.js";
import { decide, look } from "./landing.js";
import { indexOf, progress } from "./progress.js";
import type { Host, Memory, Step, StepName } from "./step.js";
import { STEPS } from "./steps.js";
import { protectedPanel } from "./steps/protected.js";
import { ifThere } from "./sites.js";
import { teardown } from "./teardown.js";

/** Opens BankID on this device; it comes back to no address: the person returns by themselves. */
const bankId = (token: string): string =>
  `https://app.bankid.com/?autostarttoken=${encodeURIComponent(token)}&redirect=null`;

function fresh(): Memory {
  return {
    profile: null, draft: {}, scan: null, startScan: false, selection: undefined,
    notMe: new Set(), signed: false, agreed: "", startSigning: false, initiating: undefined,
    noted: new Set(), notice: undefined,
  };
}

/**
 * From a person's details to the removals and their history. It takes a ready client by property,
 * and asks the gateway where the person stands; it stores nothing.
 *
 * @tag defentry-online-data
 * @fires {CustomEvent<OnlineDataStateDetail>} defentry-state - The element stands elsewhere, or the
 *   counts have changed. Names and numbers only.
 * @fires {CustomEvent<ElementErrorDetail>} defentry-error - The person is shown a failure.
 * @slot consent - The provider's legal text, an element with `lang` and `data-version`. Without it
 *   nothing can be signed.
 * @slot loading - Below the text while the gateway is asked.
 * @slot ended - What can be done when the session is over, such as a button that begins anew.
 * @slot done - The same, after everything was removed.
 * @slot no-plan - What can be done when the plan lacks the product.
 * @slot protected - Whom a person with a protected identity can talk to.
 * @csspart frame - All of it.
 * @csspart header - The progress and what can be reached from every step.
 * @csspart progress - The list of steps.
 * @csspart step - The step that is shown.
 * @csspart exposure - The picture of how many sites show what.
 * @csspart title - Its heading.
 * @csspart lede - What it says below.
 * @csspart card - A part of a step with a background of its own.
 * @csspart button - Every button that does something.
 * @csspart primary - The one that leads on.
 * @csspart secondary - Another one.
 * @csspart quiet - One that looks like a link.
 * @csspart danger - One that cannot be undone.
 * @csspart pill - A site's state.
 * @csspart panel - A failure, or the session's end.
 * @csspart dialog - A question.
 * @csspart banner - That the browser is offline.
 */
export class OnlineData extends Base
  implements Pick<OnlineDataElement, "protectedIdentity" | "signingLink" | "state"> {
  static override properties: PropertyDeclarations = {
    protectedIdentity: { attribute: false }, signingLink: { attribute: false },
  };
  static override styles = [
    baseStyles, onlineDataStyles, exposureStyles, scanStyles, reviewStyles, signStyles,
    removalsStyles,
  ];
  /** The person's identity is protected: the element stops before a profile is made. */
  declare protectedIdentity: boolean;
  /** Makes the address that opens the signing app on this device; `null` shows no button. */
  declare signingLink: OnlineDataElement["signingLink"];

  #memory = fresh();
  #step: Step | undefined;
  #of: Defentry | undefined;
  #furthest = 0;
  #told = "";

  constructor() {
    super();
    this.protectedIdentity = false;
    this.signingLink = bankId;
  }

  /** Where the element stands. */
  get state(): OnlineDataState {
    if (this.ended) return "ended";
    if (this.protectedIdentity) return "protected";
    return this.#step?.name ?? (this.trouble ? "failed" : "loading");
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    // Set after the client: nothing more is asked for.
    if (!this.hasUpdated || changed.has("client")) return;
    if (changed.has("protectedIdentity")) this.restart();
  }

  protected override updated(): void {
    // It would be told to whoever listens.
    if (this.protectedIdentity) return;
    const counts = this.#memory.scan?.overview.counts ?? {};
    const detail: OnlineDataStateDetail = { state: this.state, counts: { ...counts } };
    const told = JSON.stringify(detail);
    if (told === this.#told) return;
    this.#told = told;
    this.emit("defentry-state", detail);
  }

  protected english() {
    return { ...common, ...english };
  }

  protected async begin(client: Defentry): Promise<void> {
    this.#step = undefined;
    // What was typed stays, also where the session was renewed. Another client may be another's.
    const draft = client === this.#of ? this.#memory.draft : {};
    this.#of = client;
    this.#memory = { ...fresh(), draft };
    this.#furthest = 0;
    if (!this.protectedIdentity) await this.#land(client);
  }

  async #land(client: Defentry, focus = false): Promise<void> {
    const { signal } = this;
    const facts = await look(client, signal);
    if (signal.aborted) return;
    if (!facts) return this.#go(client, "no-plan", focus);
    const memory = this.#memory;
    const { step, notice } = decide(facts);
    Object.assign(memory, {
      profile: facts.profile,
      scan: facts.scan,
      signed: facts.signing?.phase === "signed" && !byAnother(facts.signing),
      notice,
    });
    this.#furthest = 0;
    this.#go(client, step, focus);
  }

  protected forget(): void {
    this.#memory = fresh();
    this.#step = undefined;
  }

  #go(client: Defentry, name: StepName, focus = true): void {
    const signal = this.renew();
    this.finished = name === "done";
    if (this.finished) this.#memory = fresh();
    this.#furthest = Math.max(this.#furthest, indexOf(name));
    const step = new STEPS[name](this.#host(client, signal));
    this.#step = step;
    this.requestUpdate();
    if (focus) void this.focusOn("#step-title");
    step.start();
  }

  #host(client: Defentry, signal: AbortSignal): Host {
    const element = this;
    return {
      client,
      signal,
      element,
      secrets: this.secrets,
      get memory() { return element.#memory; },
      get words() { return element.words; },
      get signingLink() { return element.signingLink; },
      update: () => signal.aborted || this.requestUpdate(),
      go: (name) => signal.aborted || this.#go(client, name),
      run: (work, retry) => {
        // What failed before is over once something else is tried.
        if (!signal.aborted) this.trouble = undefined;
        return this.run(() => this.#unlessGone(client, work), retry, signal);
      },
      land: () => void this.run(() => this.#land(client, true), undefined, signal),
      ask: (question) => this.ask(question),
      focusOn: (selector) => this.focusOn(selector),
      saw: (scan: ScanSnapshot) => {
        if (signal.aborted) return;
        this.#memory.scan = scan;
        this.requestUpdate();
      },
    };
  }

  #askTeardown(client: Defentry, busy?: string): void {
    this.ask(teardown(this.words, this.#memory, {
      busy,
      onYes: () => {
        this.#askTeardown(client, this.words.t("teardown.busy"));
        void this.#tearDown(client);
      },
      onNo: () => this.ask(undefined),
    }));
  }

  /** Nothing else goes on from here: no request is sent for who has said "remove everything". */
  async #tearDown(client: Defentry): Promise<void> {
    const { name } = this.#step!;
    const signal = this.halt();
    await this.run(async () => {
      try {
        // Nothing there is what was asked for.
        await ifThere(client.profile.delete({ confirm: true }, { signal }));
      } catch (error) {
        if (signal.aborted || client.session.state === "ended") throw error;
        this.#go(client, name, false);
        return this.fail(error, () => this.#askTeardown(client));
      }
      this.#go(client, "done");
    }, undefined, signal);
  }

  /** Where something is gone, the profile may be: deleted elsewhere, in another tab perhaps. */
  async #unlessGone(client: Defentry, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const gone = isDefentryError(error) && error.kind === "not_found" && this.#memory.profile;
      if (!gone || this.signal.aborted) throw error;
      const facts = await look(client, this.signal);
      if (facts?.profile) throw error;
      this.#memory = { ...fresh(), notice: "deleted" };
      this.#furthest = 0;
      this.#go(client, facts ? "details" : "no-plan");
    }
  }

  protected content(): TemplateResult {
    const { t } = this.words;
    // Whether there is a client, or what it would say, does not matter here.
    if (this.protectedIdentity) return protectedPanel(this.words);
    const step = this.#step;
    if (!step) {
      const waiting = this.client && !this.trouble;
      return html`<p class="loading" role="status">${waiting ? t("common.loading") : ""}</p>
        <slot name="loading"></slot>`;
    }
    const { name } = step;
    const stopped = name === "done" || name === "no-plan";
    const client = this.client!;
    return html`
      ${stopped ? nothing : html`<header part="header">
        <div class="top-actions">
          ${this.#memory.profile && name !== "history" ? html`<button type="button" class="quiet"
            part="button quiet" data-testid="open-history"
            @click=${() => this.#go(client, "history")}>${t("history.step")}</button>` : nothing}
          <button type="button" class="quiet danger-text" part="button quiet"
            data-testid="open-teardown" @click=${() => this.#askTeardown(client)}>${t("teardown.open")}</button>
        </div>
        ${progress(name, this.#furthest, this.words, (to) => this.#go(client, to))}
      </header>`}
      ${step.frame()}`;
  }
}
