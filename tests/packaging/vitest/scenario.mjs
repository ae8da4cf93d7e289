// A partner's own tests, in Vitest without a configuration. jsdom and happy-dom are the newest that
// run on Node 20.
import { reported } from "../lib/reported.mjs";

const TESTS = [
  "in happy-dom, what is for servers is refused",
  "in jsdom, what is for servers is refused",
  "the journey in Node",
  "the journey in happy-dom",
  "the journey in jsdom",
  "the partner's servers in Node",
];

export default {
  run: (t) => t.row("node, jsdom, happy-dom", () =>
    reported(t, TESTS, "vitest", "run", "--reporter=json")),
};
