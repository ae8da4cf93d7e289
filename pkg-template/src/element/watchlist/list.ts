import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { isDefentryError } from "../../is-error.js";
import { mask } from "../../mask.js";
import { personal } from "../ui/text.js";
import { Form } from "./form.js";
import { unlessRefused, type Host } from "./host.js";
import { item as itemCard, valueOf } from "./item.js";
import type { Item, Kind, Open } from "./kinds.js";
import { leaks as leakList } from "./leaks.js";
import { View } from "./view.js";

/** What is watched of one kind, whichever it is: `kind` says what can be done with it. */
export class List extends View {
  items: readonly Item[] = [];
  /** Null where the gateway does not tell. */
  leaks: readonly Open[] | null = null;
  /** The item that was just added or changed: the focus goes there. */
  fresh: Item["id"] | undefined;
  #adding: Form | undefined;
  #changing: Form | undefined;
  readonly #codes = new Map<Item["id"], Form>();

  constructor(host: Host, readonly kind: Kind) {
    super(host);
  }

  get counts() {
    const pending = this.items.filter((item) => this.isPending(item)).length;
    return { items: this.items.length, pending, ...this.leaks && { leaks: this.leaks.length } };
  }

  get #calls() {
    return this.kind.calls(this.host.client);
  }

  get #options() {
    return { signal: this.host.signal };
  }

  protected async read(options: { signal: AbortSignal }): Promise<void> {
    const { list, leaks } = this.#calls;
    [this.items, this.leaks] = await Promise.all([
      list(options),
      // Whoever may not read leaks still has a list.
      leaks ? unlessRefused(leaks(options)) : null,
    ]);
  }

  isPending(item: Item): boolean {
    const { flag } = this.kind;
    return flag !== undefined && item[flag] === false;
  }

  codeForm(item: Item): Form {
    const form = this.#codes.get(item.id) ?? new Form(["code"]);
    this.#codes.set(item.id, form);
    return form;
  }

  render(): TemplateResult {
    const { items, kind } = this;
    return html`${this.status()}
      ${this.#adding ? html`<div class="card" part="card">${this.#adding.render(
        this.host.words, "watch.add", this.#add, this.#close)}</div>` : nothing}
      ${items.length ? html`<ul class="cards" data-testid="items">${repeat(items, ({ id }) => id,
        (item, i) => itemCard(this, item, i))}</ul>` : nothing}
      ${items.length || this.#adding ? nothing : html`<p class="empty" data-testid="watch-empty"
        >${this.t("watch.none")}</p>`}
      ${kind.link && items.length ? leakList(this) : nothing}`;
  }

  override leave(): void {
    super.leave();
    this.#adding = this.#changing = undefined;
    this.#codes.clear();
  }

  override get action() {
    return html`<button type="button" class="secondary" part="button secondary"
      data-testid="watch-add"
      aria-expanded=${!!this.#adding} @click=${() => (this.#adding ? this.#close() : this.#open())}
      >${this.t("watch.add")}</button>`;
  }

  #open(): void {
    this.#adding = new Form(this.kind.fields);
    this.host.update();
    void this.host.focusOn(`#${this.#adding.id} :is(input, select)`);
  }

  readonly #close = (): void => {
    this.#adding = undefined;
    this.host.update();
    void this.host.focusOn("[data-testid=watch-add]");
  };

  readonly #add = (element: HTMLFormElement): void => {
    const before = new Set(this.items.map(({ id }) => id));
    this.submit(this.#adding!, element, "watch.added", async (values) => {
      await this.#calls.add(values, this.#options);
      this.#adding = undefined;
    }, () => {
      this.fresh = this.items.find(({ id }) => !before.has(id))?.id;
      return this.fresh === undefined ? "#kind-title" : ".fresh";
    });
  };

  send(item: Item): void {
    this.act("watch.sent", () => this.kind.send!(this.host.client, item, this.#options),
      undefined, item.id);
  }

  confirm(item: Item, element: HTMLFormElement): void {
    this.submit(this.codeForm(item), element, "watch.confirmed", ({ code = "" }) => (
      this.kind.confirm!(this.host.client, item, code, this.#options)), () => "#kind-title");
  }

  remove(item: Item): void {
    this.askFirst({
      name: "watch-remove",
      title: this.t("watch.remove.title"),
      body: html`<p>${personal(mask(valueOf(this.kind, item), this.kind.mask))}</p>
        <p>${this.t("watch.remove.body")}</p>`,
      yes: this.t("watch.remove"),
      no: this.t("watch.remove.no"),
      danger: true,
    }, "watch.removed", () => this.#calls.remove(item.id, this.#options).catch(gone));
  }

  /** Where items can be changed: the form of the one that is being changed, and its button. */
  change(item: Item) {
    const open = this.#changing?.item?.id === item.id ? this.#changing : undefined;
    if (!this.#calls.update) return [nothing, nothing];
    const toggle = (): void => {
      const form = open ? undefined : new Form(this.kind.fields, item);
      this.#changing = form;
      this.fresh = item.id;
      this.host.update();
      void this.host.focusOn(form ? `#${form.id} input` : ".fresh [data-testid=item-change]");
    };
    return [
      html`<button type="button" class="quiet" part="button quiet" data-testid="item-change"
        aria-expanded=${!!open} @click=${toggle}>${this.t("watch.change")}</button>`,
      open?.render(this.host.words, "watch.save",
        (element) => this.#save(open, item, element), toggle) ?? nothing,
    ];
  }

  #save(form: Form, item: Item, element: HTMLFormElement): void {
    this.submit(form, element, "watch.updated", async (changes) => {
      if (Object.keys(changes).length) {
        await this.#calls.update!(item.id, changes, this.#options);
      }
      this.#changing = undefined;
    }, () => {
      this.fresh = item.id;
      return ".fresh";
    });
  }
}

/** It was removed elsewhere: that is what was asked for. */
function gone(error: unknown): void {
  if (!isDefentryError(error) || error.kind !== "not_found") throw error;
}
