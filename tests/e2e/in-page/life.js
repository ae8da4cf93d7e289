// In the page: a session whose watchers run on while the test does something to the page.
import "./use.js";

const seen = {};
const pageshow = [];
addEventListener("pageshow", ({ persisted }) => pageshow.push(persisted));

Object.assign(use, {
  seen,
  pageshow,
  async start(baseUrl, options) {
    use.client = await use.connect({ baseUrl, getCode: use.getCode, ...options });
  },
  /** Notes what a watcher shows, and how it ends. */
  async follow(name, watcher) {
    const noted = seen[name] = [];
    try {
      for await (const { phase, overview } of watcher) noted.push(phase ?? overview.settled);
      noted.push("end");
    } catch (error) {
      noted.push(error.kind);
    }
  },
  /** "ok", or the kind of the error. */
  outcome: (call) => call.then(() => "ok", (error) => error.kind),
});
