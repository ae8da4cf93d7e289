// A page of a browser that is driven by WebDriver.
import { setTimeout as sleep } from "node:timers/promises";

/** The standard's name for an element in JSON. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
/** Runs in the page: awaits, and tells a failure from an answer. */
const RUN = `
  const [args, done] = arguments;
  const work = async () => (0, FUNCTION)(...args);
  work().then((value) => done({ value }), (error) => done({
    error: String(error && error.stack ? error + "\\n" + error.stack : error),
  }));`;

export class Page {
  #send;

  /** `send(method, route, body)` speaks to the driver, with this page in front. */
  constructor(send) {
    this.#send = send;
  }

  goto(url) {
    return this.#send("POST", "/url", { url });
  }

  url() {
    return this.#send("GET", "/url");
  }

  title() {
    return this.#send("GET", "/title");
  }

  /**
   * Calls a function (or its text) in the page, and gives what it gives or resolves to, as JSON.
   * It sees `window`, but is no script of the page: put nothing on `globalThis`, import nothing,
   * and test no CSP by it.
   */
  async run(work, ...args) {
    const script = RUN.replace("FUNCTION", () => String(work));
    const told = await this.#send("POST", "/execute/async", { script, args: [args] });
    if (told === null) throw new Error("the page went away");
    if (told.error !== undefined) throw new Error(`in the page: ${told.error}`);
    return told.value;
  }

  /** What a person sees in the first element that `selector` finds. */
  async text(selector) {
    return this.#send("GET", `/element/${await this.#find(selector)}/text`);
  }

  async click(selector) {
    await this.#send("POST", `/element/${await this.#find(selector)}/click`, {});
  }

  /** Asks until the answer is truthy, and gives it. To fail is no answer: pages come and go. */
  async until(work, ms = 10_000, ...args) {
    const end = Date.now() + ms;
    for (;;) {
      let cause;
      const answer = await this.run(work, ...args).catch((error) => (cause = error, null));
      if (answer) return answer;
      if (Date.now() > end) throw new Error(`not within ${ms} ms: ${work}`, { cause });
      await sleep(50);
    }
  }

  async #find(selector) {
    const found = await this.#send("POST", "/element", { using: "css selector", value: selector });
    return found[ELEMENT];
  }
}
