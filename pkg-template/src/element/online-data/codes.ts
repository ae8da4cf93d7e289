import type { SigningOrder } from "../../types.js";
import type { Code } from "./qr.js";
import type { Host } from "./step.js";

/** Codes that move (BankID's change each second, and old ones do not scan) are read often; one that
 * stays is looked at now and then. Whether a gateway's move is assumed (**A**). */
const MOVES_MS = 2_000;
const STAYS_MS = 5_000;

/** The newest code of an order that waits. Its status is somebody else's affair. */
export class Codes {
  code: Code | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #run = 0;

  constructor(private readonly host: Host) {
    host.signal.addEventListener("abort", () => this.end(), { once: true });
  }

  begin(order: SigningOrder): void {
    this.end();
    const run = this.#run;
    const { client, signal } = this.host;
    let last = order.qr_data;
    const look = async (): Promise<void> => {
      let wait = STAYS_MS;
      try {
        // Nobody scans a page that is not seen.
        if (document.visibilityState === "visible") {
          const { qr_data: newest } = await client.signing.order({ signal });
          // An order that is over has none; that it is over is told by who waits for it.
          if (newest && newest !== last) {
            wait = MOVES_MS;
            last = newest;
            await this.#draw(last, run);
          }
        }
      } catch {
        // Who waits for the signature hears of failures, too, and tells them.
      }
      if (run === this.#run) this.#timer = setTimeout(() => void look(), wait);
    };
    if (!last) return;
    void this.#draw(last, run);
    this.#timer = setTimeout(() => void look(), MOVES_MS);
  }

  end(): void {
    this.#run += 1;
    clearTimeout(this.#timer);
    this.code = undefined;
  }

  async #draw(text: string, run: number): Promise<void> {
    // Without it, there are the other ways.
    const file = await import("./qr.js").catch(() => undefined);
    if (run !== this.#run) return;
    this.code = file?.qr(text);
    this.host.update();
  }
}
