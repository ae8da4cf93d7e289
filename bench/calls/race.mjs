// Many calls of every client side by side, in Node or in a page; it imports nothing but its like.
import { same } from "../decode/equal.mjs";
import { interleaved, timed } from "../lib/stats.mjs";
import { ANSWER, FLOOR, LIMITED, OURS, caller, gateway } from "./clients.mjs";

const IN_A_ROW = 1_000;
const AT_ONCE = 100;
/** Engines still learn after some thousand calls. The first ones are cold.mjs's business. */
const WARM = 8_000;

/** Milliseconds a call: one after another, and so many at a time. */
export async function race({ ours, peers }, { rounds, warm = WARM }) {
  const { fetch } = gateway();
  const inARow = [];
  const atOnce = [];
  const clients = { [FLOOR]: null, [LIMITED]: null, [OURS]: ours, ...peers };
  for (const [name, module] of Object.entries(clients)) {
    const call = await caller(name, module, fetch);
    same(name, await call(), ANSWER);
    await timed(call, warm);
    inARow.push({ name, run: () => timed(call, IN_A_ROW) });
    const crowd = () => Promise.all(Array.from({ length: AT_ONCE }, () => call()));
    const turns = IN_A_ROW / AT_ONCE;
    atOnce.push({ name, run: async () => await timed(crowd, turns) / AT_ONCE });
  }
  return {
    inARow: await interleaved(inARow, { rounds }),
    atOnce: await interleaved(atOnce, { rounds }),
  };
}
