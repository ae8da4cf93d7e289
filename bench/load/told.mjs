// The load bench's samples as tables and plots.
import { ratios, summary } from "../lib/stats.mjs";
import { VISITS, visitsFrom } from "./visit.mjs";

const AGAINST = "zod";
const NOTE = "Milliseconds since the navigation began, in Chromium, from another page of the site. "
  + "First: nothing is in any cache. Second and third: the files are in the HTTP cache; from the "
  + "third on V8 finds its own compiled JavaScript there too (Chromium keeps compiled WebAssembly "
  + "only from 128 KB on, so ours is compiled anew). Ready: `connect` has resolved, or the peer's "
  + "module has run. Answer: a session, then `scan.status`, both from the same server and origin, "
  + "so without a preflight; the peers' page logs in by a `fetch` of its own.";

const visitNames = (place) => VISITS.slice(0, visitsFrom(place));
const moments = (samples, visit, moment) => samples.map((visits) => visits[visit][moment]);
const differences = (values, base) => values.map((value, round) => value - base[round]);

function perPlace(cases, { place, samples }) {
  const names = visitNames(place);
  const columns = [{ key: "bytes", label: "to download", unit: "B" }];
  names.forEach((name, visit) => columns.push(
    { key: `ready${visit}`, label: `${name}: ready`, unit: "ms" },
    { key: `answered${visit}`, label: `${name}: answer`, unit: "ms" },
  ));
  const rows = cases.map(({ name, label }) => {
    const values = { bytes: samples[name][0][0].bytes };
    names.forEach((_, visit) => {
      for (const moment of ["ready", "answered"]) {
        values[`${moment}${visit}`] = summary(moments(samples[name], visit, moment));
      }
    });
    return { label, values };
  });
  return { title: `Load: ${place.label}`, note: NOTE, columns, rows };
}

/** One table of all places: what `compare` makes of a case's times and those of another. */
function compared(cases, results, { base, unit, compare, ...table }) {
  const columns = [];
  const rows = cases.filter(({ name }) => name !== base)
    .map(({ name, label }) => ({ name, label, values: {} }));
  results.forEach(({ place, samples }) => visitNames(place).forEach((visit, at) => {
    const key = `${place.name}-${visit}`;
    columns.push({ key, label: `${place.label}: ${visit}`, unit });
    const ready = (name) => moments(samples[name], at, "ready");
    for (const { name, values } of rows) {
      values[key] = summary(compare(ready(name), ready(base)));
    }
  }));
  return { ...table, columns, rows: rows.map(({ label, values }) => ({ label, values })) };
}

export const tables = (cases, results) => [
  ...results.map((result) => perPlace(cases, result)),
  compared(cases.filter(({ name }) => name !== "none"), results, {
    title: "Load: ready, against the zod client",
    note: "Ratio to the zod client in the same round, the navigation itself included in both.",
    base: AGAINST, unit: "×", compare: ratios,
  }),
  compared(cases, results, {
    title: "Load: ready, what a client adds",
    note: "Milliseconds beyond the same page without a client, in the same round.",
    base: "none", unit: "ms", compare: differences,
  }),
];

function plot(cases, results, visit) {
  const groups = results.filter(({ place }) => visit < visitsFrom(place))
    .map(({ place, samples }) => ({
      label: place.label,
      bars: cases.map(({ name, label, ours }) => {
        const { median, lower, upper } = summary(moments(samples[name], visit, "ready"));
        return { label, value: median, lower, upper, ...(ours && { ours }) };
      }),
    }));
  return {
    id: `load-${VISITS[visit]}`, title: `Navigation to ready, ${VISITS[visit]} visit`, unit: "ms",
    kind: "bars", groups,
  };
}

export const plots = (cases, results) => [0, 2].map((visit) => plot(cases, results, visit));
