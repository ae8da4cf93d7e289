import { html, nothing, type TemplateResult } from "lit";
import type { SigningOrder } from "../../types.js";
import type { Host } from "./step.js";

const TICK_MS = 1_000;

/** Until when an order can be signed, where the gateway says so (**A**). Seen, never spoken. */
export class Deadline {
  #until = Number.NaN;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly host: Host) {}

  /** `fresh`: the order was made just now, so that its whole time is left, whatever this device's
   * clock says. */
  begin({ created_at, expires_at }: SigningOrder, fresh: boolean): void {
    this.end();
    const now = Date.now();
    const end = Date.parse(expires_at ?? "");
    const whole = end - Date.parse(created_at ?? "");
    this.#until = fresh && whole > 0 ? now + whole : whole > 0 ? Math.min(end, now + whole) : end;
    if (Number.isNaN(this.#until)) return;
    this.#tick = setInterval(() => this.host.update(), TICK_MS);
    this.host.signal.addEventListener("abort", () => this.end(), { once: true });
  }

  end(): void {
    clearInterval(this.#tick);
    this.#until = Number.NaN;
  }

  render(): TemplateResult | typeof nothing {
    const left = this.#until - Date.now();
    // Unknown; or the clocks differ, for it is still waited for.
    if (!(left > 0)) return nothing;
    const { words, words: { t } } = this.host;
    return html`<p class="note" aria-live="off">${t("sign.left")}
      <span class="clock" data-testid="sign-left">${words.clock(left)}</span>.
      ${t("sign.limit")}</p>`;
  }
}
