import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isDefentryError } from "../../is-error.js";
import type { Alarm } from "../../types.js";
import { personal } from "../ui/text.js";
import { first, sentence } from "./open.js";
import { View } from "./view.js";

const TITLES = ["title", "name", "message"];

/** What leaks have raised: those that are open first. */
export class Alarms extends View {
  #alarms: readonly Alarm[] = [];

  get counts() {
    return { items: this.#alarms.length, pending: this.#open.length };
  }

  get #open() {
    return this.#alarms.filter(({ is_closed: closed }) => closed !== true);
  }

  protected async read(options: { signal: AbortSignal }): Promise<void> {
    const { alarms } = this.host.client;
    // The newer list says more; a gateway may lack it.
    this.#alarms = await alarms.listV2(options).catch((error: unknown) => {
      if (isDefentryError(error) && error.kind === "not_found") return alarms.list(options);
      throw error;
    });
  }

  render(): TemplateResult {
    const closed = this.#alarms.filter((alarm) => alarm.is_closed === true);
    return html`${this.status()}
      ${this.#open.length ? this.#list(this.#open) : html`<p class="empty" data-testid="watch-empty"
        >${this.t("watch.noAlarms")}</p>`}
      ${closed.length ? html`<section class="group" aria-labelledby="closed-title">
        <h4 id="closed-title">${this.t("watch.closed")}</h4>${this.#list(closed)}
      </section>` : nothing}`;
  }

  #list(alarms: readonly Alarm[]) {
    return html`<ul class="cards">${repeat(alarms, ({ id }, i) => id ?? i,
      (alarm, i) => this.#card(alarm, i))}</ul>`;
  }

  #card(alarm: Alarm, place: number) {
    const { words, client, signal } = this.host;
    const { id, is_closed: closed } = alarm;
    const known = id !== undefined && id !== null;
    const titled = TITLES.find((field) => first(alarm, [field])) ?? "type";
    const title = first(alarm, [titled]);
    const [button, advice] = this.advice.of(id, () => client.alarms.coachMe(id!, { signal }));
    const name = `alarm-${closed}-${place}`;
    return html`<li class="card" part="card" data-testid="alarm">
      <div class="bar">
        <span class="site-name" id=${name}>${!title
          ? this.t("watch.alarm") : personal(titled === "type" ? sentence(title) : title)}</span>
        ${typeof closed !== "boolean" ? nothing : html`<span class="pill" part="pill"
          data-tone=${closed ? "calm" : "act"}
          >${this.t(closed ? "watch.closed" : "watch.open")}</span>`}
      </div>
      <p class="note">${words.date(alarm.created_at, true)}</p>
      ${this.more(alarm, ["id", "leak_id", "is_closed", "created_at", "type", titled])}
      ${known ? html`<div class="actions">${button}
        ${closed === true ? nothing : html`<button type="button" class="quiet" part="button quiet"
          data-testid="alarm-close" aria-describedby=${name} @click=${() => this.#close(id)}
          >${this.t("watch.close")}</button>`}
      </div>${advice}` : nothing}
    </li>`;
  }

  #close(id: NonNullable<Alarm["id"]>): void {
    const { client, signal } = this.host;
    this.askFirst({
      name: "alarm-close",
      title: this.t("watch.close.title"),
      body: html`<p>${this.t("watch.close.body")}</p>`,
      yes: this.t("watch.close"),
      no: this.t("watch.close.no"),
    }, "watch.updated", () => client.alarms.close(id, { signal }).catch(isClosed));
  }
}

/** It was closed elsewhere: that is what was asked for. */
function isClosed(error: unknown): void {
  if (!isDefentryError(error) || error.kind !== "conflict") throw error;
}
