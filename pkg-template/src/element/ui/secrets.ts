// What is masked until it is asked for. The text itself is in the document only while it is shown.
import { html, type ReactiveController, type ReactiveControllerHost } from "lit";
import { mask, type MaskKind } from "../../mask.js";
import type { Words } from "../words/words.js";
import { personal } from "./text.js";

/** How long a text stays open. */
const OPEN_MS = 30_000;

/** Knows which texts are open, and closes them: after a while, and when the page is hidden. */
export class Secrets implements ReactiveController {
  readonly #open = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.closeAll);
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.closeAll);
    this.closeAll();
  }

  readonly closeAll = (): void => {
    for (const key of [...this.#open.keys()]) this.#close(key);
  };

  #close(key: string): void {
    clearTimeout(this.#open.get(key));
    if (this.#open.delete(key)) this.#host.requestUpdate();
  }

  isOpen(key: string): boolean {
    return this.#open.has(key);
  }

  toggle(key: string): void {
    if (this.#open.has(key)) return this.#close(key);
    this.#open.set(key, setTimeout(() => this.#close(key), OPEN_MS));
    this.#host.requestUpdate();
  }

  /** A masked text with its button. `key` is its own among all; `of` says what of whom it is. */
  show(key: string, value: string, kind: MaskKind, of: string, { t }: Words) {
    const open = this.#open.has(key);
    return html`<span class="secret">
      ${personal(open ? value : mask(value, kind), "value")}
      <button type="button" class="quiet" data-testid="reveal"
        @click=${() => this.toggle(key)}
      >${open ? t("common.hide") : t("common.show")}<span class="sr-only"> ${of}</span></button>
    </span>`;
  }
}
