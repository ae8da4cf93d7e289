// A partner's own tests, in Vitest without a configuration. jsdom and happy-dom are the newest that
// run on Node 20.
import { reported } from "../lib/reported.mjs";

const TESTS = ["the journey in Node", "the journey in happy-dom", "the journey in jsdom"];

export default {
  run: (t) => t.row("node, jsdom, happy-dom", () =>
    reported(t, TESTS, "vitest", "run", "--reporter=json")),
};
