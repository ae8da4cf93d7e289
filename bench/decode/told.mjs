// What was measured, as tables and plots.
import { ratios, summary } from "../lib/stats.mjs";
import { FLOOR, OURS } from "./callers.mjs";

/** The plots are of so many sites. */
const TOLD = 200;

const NOTE = "The median of the rounds, and the quartiles; a sample is as many calls as take 5 ms. "
  + "Each call is the client's own `scan.status`, over a `fetch` that answers at once with a real "
  + "`Response`; ours has a session, timeouts and retries around it, the peers' have none. Each "
  + "gives the same value, checked before; `res.json()` neither looks at it nor normalises "
  + "it. zod makes its checks by `new Function`, which a strict policy forbids; here it may.";

const micro = (values) => summary(values.map((ms) => ms * 1_000));
const ratio = (samples, name) => summary(ratios(samples[name], samples[FLOOR]));
const clients = ({ samples }) => Object.keys(samples).filter((name) => name !== FLOOR);

/** Per runtime: each client's time in that of `res.json()` in the same round. */
function compared({ runtime, races }) {
  const names = clients(races[0]);
  const row = ({ label, bytes, samples }) => ({
    label,
    values: {
      bytes,
      floor: micro(samples[FLOOR]),
      ...Object.fromEntries(names.map((name) => [name, ratio(samples, name)])),
    },
  });
  return {
    title: `Decode in ${runtime}: times \`res.json()\``,
    note: NOTE,
    columns: [
      { key: "bytes", label: "size", unit: "B" },
      { key: "floor", label: FLOOR, unit: "µs" },
      ...names.map((name) => ({ key: name, label: name, unit: "×" })),
    ],
    rows: races.slice(1).map(row),
  };
}

/** What a call costs when there is nothing to decode: to read the smallest documents by. */
function alone(results) {
  const names = Object.keys(results[0].races[0].samples);
  return {
    title: "A call with a tiny answer",
    note: "An answer of `{}` to `onlineData.status`: what is around decoding.",
    columns: names.map((name) => ({ key: name, label: name, unit: "µs" })),
    rows: results.map(({ runtime, races: [{ samples }] }) => ({
      label: runtime,
      values: Object.fromEntries(names.map((name) => [name, micro(samples[name])])),
    })),
  };
}

export const tables = (results) => [...results.map(compared), alone(results)];

/** One plot per runtime: a group for each document of so many sites. */
export const plots = (results) => results.map(({ runtime, races }) => ({
  id: `decode-${runtime.toLowerCase()}`,
  title: `Decoding ${TOLD} sites in ${runtime}`,
  unit: "× res.json()",
  kind: "bars",
  groups: races.filter(({ label }) => label.startsWith(`${TOLD} sites`)).map((one) => ({
    label: one.label.replace(/^[^,]*, /, ""),
    bars: clients(one).map((name) => {
      const { median: value, lower, upper } = ratio(one.samples, name);
      return { label: name, value, lower, upper, ours: name === OURS };
    }),
  })),
}));
