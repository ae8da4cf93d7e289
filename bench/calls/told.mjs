// What was measured of calls, as tables and plots.
import { summary } from "../lib/stats.mjs";
import { FLOOR, OURS } from "./clients.mjs";

const TIMES = "Microseconds a call of `profile.get`, warm, over a `fetch` that answers at once "
  + "with a real `Response` of some 150 bytes; 1,000 calls in a row, and 100 at a time. What is "
  + "beyond `fetch`, in the same round, is what the client takes. Ours has a session, a time limit "
  + "for the attempt and one for the call, and reads the answer by its schema; ky has a time limit "
  + "and retries; zod and walker check the answer; bare, axios and openapi-fetch do none of it.";
const MEMORY = "What is held when everything that nobody holds is collected, after as many calls "
  + "again as before; every fifth fails (403, 404, 422). WebAssembly memory never shrinks: it is "
  + "as large as its peak was. Node's own, for `fetch`, is not counted.";

const micro = (values) => summary(values.map((ms) => ms * 1_000));
const beyond = (samples, name) =>
  micro(samples[name].map((value, round) => value - samples[FLOOR][round]));

function timesOf({ runtime, inARow, atOnce }) {
  return {
    title: `Calls in ${runtime}`,
    note: TIMES,
    columns: [
      { key: "row", label: "in a row", unit: "µs" },
      { key: "rowBeyond", label: "in a row, beyond fetch", unit: "µs" },
      { key: "once", label: "100 at once", unit: "µs" },
      { key: "onceBeyond", label: "100 at once, beyond fetch", unit: "µs" },
    ],
    rows: Object.keys(inARow).map((name) => ({
      label: name,
      values: {
        row: micro(inARow[name]),
        once: micro(atOnce[name]),
        ...(name !== FLOOR && {
          rowBeyond: beyond(inARow, name), onceBeyond: beyond(atOnce, name),
        }),
      },
    })),
  };
}

function memoryOf({ runtime, calls, left }) {
  const many = calls.toLocaleString("en");
  const row = ([name, samples]) => {
    const kilobytes = (size) => summary(samples.map((sizes) => size(sizes) / 1_000));
    return {
      label: name,
      values: {
        heap: kilobytes(([, one]) => one.heap),
        grown: kilobytes(([, one, two]) => two.heap - one.heap),
        call: summary(samples.map(([, one, two]) => (two.heap - one.heap) / calls)),
        wasm: kilobytes(([, one]) => one.wasm),
        wasmGrown: kilobytes(([, one, two]) => two.wasm - one.wasm),
      },
    };
  };
  return {
    title: `Memory after calls in ${runtime}`,
    note: MEMORY,
    columns: [
      { key: "heap", label: `heap after twice ${many} calls`, unit: "KB" },
      { key: "grown", label: `after ${many} more`, unit: "KB more" },
      { key: "call", label: "a call", unit: "B" },
      { key: "wasm", label: "WebAssembly", unit: "KB" },
      { key: "wasmGrown", label: `after ${many} more`, unit: "KB more" },
    ],
    rows: Object.entries(left).map(row),
  };
}

export const tables = (times, memory) => [...times.map(timesOf), ...memory.map(memoryOf)];

export const plots = (times) => [{
  id: "calls",
  title: "One call beyond fetch, 1,000 in a row",
  unit: "µs",
  kind: "bars",
  groups: times.map(({ runtime, inARow }) => ({
    label: runtime,
    bars: Object.keys(inARow).filter((name) => name !== FLOOR).map((name) => {
      const { median: value, lower, upper } = beyond(inARow, name);
      return { label: name, value, lower, upper, ours: name === OURS };
    }),
  })),
}];
