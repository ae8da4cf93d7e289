import { html, nothing, type TemplateResult } from "lit";
import { isDefentryError } from "../../../is-error.js";
import type { SigningOrder, SigningSnapshot } from "../../../types.js";
import type { Key } from "../../words/words.js";
import { Codes } from "../codes.js";
import { Deadline } from "../deadline.js";
import { byAnother, hintOf } from "../hints.js";
import { inAppNote } from "../in-app-note.js";
import { ways } from "../order.js";
import { currentScan, currentSigning } from "../sites.js";
import { Step } from "../step.js";

/** Where the step stands: a phase of the signing, or one of its own. */
type Stand = SigningSnapshot["phase"] | "none" | "mismatch";

/** Waits for the signature, and sends what was agreed to. Only who comes from the consent begins
 * one; who comes back only looks. */
export class Sign extends Step {
  readonly name = "sign";
  #stand: Stand = "none";
  #hint: Key = "common.loading";
  #order: SigningOrder | undefined;
  /** A signing was begun here, and its answer may be lost. */
  #begun = false;
  readonly #deadline = new Deadline(this.host);
  readonly #codes = new Codes(this.host);

  override start(): void {
    const { host, memory } = this;
    const begin = memory.startSigning;
    memory.startSigning = false;
    // Never by doing the same again: that could begin a second signing.
    const again = (): void => void host.run(() => this.#resume(), again);
    void host.run(() => (begin ? this.#initiate() : this.#resume()), again);
  }

  async #initiate(): Promise<void> {
    const { host: { client, signal }, memory } = this;
    this.#say("none", "sign.opening");
    // One that is open goes on: the signing service would cancel both.
    const now = await currentSigning(client, signal);
    if (now?.phase === "pending") {
      return this.#follow(await client.signing.order({ signal }), false);
    }
    signal.throwIfAborted();
    this.#begun = true;
    // Without the signal: what has been sent is not taken back by leaving.
    memory.initiating ??= client.signing.initiate().finally(() => {
      memory.initiating = undefined;
    });
    const order = await memory.initiating;
    await this.#follow(order ?? await client.signing.order({ signal }), true);
  }

  /** After a reload, a return, or a failure on the way. */
  async #resume(): Promise<void> {
    const { host: { client, signal }, memory } = this;
    await memory.initiating?.catch(() => undefined);
    const now = await currentSigning(client, signal);
    if (now && byAnother(now)) return this.#tell(now);
    if (memory.signed && memory.selection?.length) return this.#send();
    if (!now || (this.#begun && (now.phase === "failed" || now.phase === "expired"))) {
      return this.#again();
    }
    if (now.phase === "pending" || now.phase === "unknown") {
      return this.#follow(await client.signing.order({ signal }), false);
    }
    return this.#tell(now);
  }

  /** Shows the order and waits. It only ever polls. */
  async #follow(order: SigningOrder, fresh: boolean): Promise<void> {
    const { client, signal } = this.host;
    this.#order = order;
    this.#deadline.begin(order, fresh);
    this.#codes.begin(order);
    this.#say("pending", "sign.pending");
    for await (const state of client.signing.watch({ signal })) {
      await this.#tell(state);
      // The watcher may know no end where this step does.
      if (this.#stand === "mismatch") return;
    }
  }

  async #tell(state: SigningSnapshot): Promise<void> {
    const { phase } = state;
    const stand = byAnother(state) ? "mismatch" : phase;
    const waits = stand === "pending" || stand === "unknown";
    if (!waits) this.#close();
    this.#say(stand, hintOf(state));
    if (stand === "signed") await this.#send();
  }

  /** What belonged to the order goes. Who had the focus there finds it at what became of it. */
  #close(): void {
    const { activeElement } = this.host.element.shadowRoot!;
    if (activeElement?.closest(".order")) void this.host.focusOn("#sign-phase");
    this.#order = undefined;
    this.#deadline.end();
    this.#codes.end();
  }

  /** The list was agreed to before signing, so it goes out at once. After a reload it is not known
   * any more, and is asked for again. */
  async #send(): Promise<void> {
    const { host: { client, signal }, memory } = this;
    memory.signed = true;
    const wanted = memory.selection ?? [];
    if (!wanted.length) {
      memory.notice = "signed";
      return this.host.go("review");
    }
    this.#say("signed", "sign.sending");
    // An earlier try may have arrived though its answer was lost: what is asked is not asked twice.
    const { overview } = await currentScan(client, signal);
    const open = new Set(overview.sites.flatMap((line) => line.canRequestRemoval ? [line.id] : []));
    const ids = wanted.filter((id) => open.has(id));
    try {
      if (ids.length) await client.removals.submit({ site_ids: ids }, { signal });
    } catch (error) {
      if (!isDefentryError(error) || error.kind !== "conflict") throw error;
      // Asked in another tab meanwhile: nothing is left to ask.
      const { overview: newer } = await currentScan(client, signal);
      if (!newer.sites.some((line) => line.canRequestRemoval && ids.includes(line.id!))) {
        return this.host.go("removals");
      }
      // The signature was for other sites, or is too old: sign anew.
      memory.signed = false;
      memory.notice = "refused";
      return this.host.go("consent");
    }
    memory.selection = [];
    this.host.go("removals");
  }

  /** What is signed is agreed to first, each time. */
  #again(): void {
    this.host.go(this.memory.selection?.length ? "consent" : "review");
  }

  #say(stand: Stand, hint: Key): void {
    this.#stand = stand;
    this.#hint = hint;
    this.host.update();
  }

  render(): TemplateResult {
    const { host } = this;
    const stand = this.#stand;
    const ended = stand === "failed" || stand === "expired";
    return html`
      ${this.#order ? inAppNote(host.words) : nothing}
      <div class="card" part="card">
        <p class="big" id="sign-phase" role="status" tabindex="-1" data-testid="sign-phase"
          data-phase=${stand}>${this.t(this.#hint)}</p>
        <div class="order" data-testid="sign-order">${this.#order
          ? html`${ways(this.#order, this.#codes.code, host)}${this.#deadline.render()}`
          : nothing}</div>
        <div class="actions">
          ${ended ? html`<button type="button" class="primary" part="button primary"
            data-testid="sign-again" @click=${() => this.#again()}>${this.t("sign.again")}</button>`
            : nothing}
          ${stand === "none" || stand === "signed" ? nothing : html`<button type="button"
            class="quiet" part="button quiet" data-testid="sign-back"
            @click=${() => host.go("review")}>${this.t("sign.back")}</button>`}
        </div>
      </div>`;
  }
}
