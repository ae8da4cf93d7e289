// Tables and plots of what was counted.
import { median, summary } from "../lib/stats.mjs";

const NAMES = { scan: "Scan", signing: "Signing", removals: "Removals", all: "In all" };

/** A round's numbers for one phase, or for all of them. */
const total = (key, phases) => (told) => phases.reduce((sum, name) => sum + told[name][key], 0);

/** Seconds of every change in every round. */
const waits = (key, phases, rounds) =>
  rounds.flatMap((told) => phases.flatMap((name) => told[name][key]));

function row(columns, { label, rounds }, name, phases) {
  const count = (key, per = 1) => summary(rounds.map(total(key, phases)).map((n) => n / per));
  const values = {
    requests: count("requests"),
    kilobytes: count("bytes", 1000),
    timers: count("timers"),
    noted: summary(waits("noted", phases, rounds)),
    seen: summary(waits("seen", phases, rounds)),
  };
  return {
    label: `${NAMES[name]}: ${label}`,
    values: Object.fromEntries(columns.map(({ key }) => [key, values[key]])),
  };
}

const COLUMNS = [
  { key: "requests", label: "Requests", unit: "" },
  { key: "kilobytes", label: "Received, bodies", unit: "KB" },
  { key: "timers", label: "Timers fired", unit: "" },
  { key: "noted", label: "Until a change was noticed", unit: "s" },
];
const SEEN = { key: "seen", label: "… counted from when the user could see it", unit: "s" };

const NOTE = "25 sites; the scan takes 20 s, the signing 8 s, the brokers up to a minute. Each "
  + "phase until it is over: removals until no broker is waited for. Requests as in the gateway's "
  + "log, writes included; without logins and preflights, which are the same for all. Bodies are "
  + "not compressed here. A change: of one site's scan or request, or of the signing; when it came "
  + "is known to 0.1 s, from an observer that asks every 150 ms.";

const groups = (phases) => [...phases.map((name) => [name, [name]]), ["all", phases]];

export function tables(results, phases) {
  return results.map(({ title, away, runs }) => {
    const stays = Object.keys(away).length === 0;
    const columns = stays ? COLUMNS : [...COLUMNS, SEEN];
    return {
      title: `A journey, ${title}`,
      note: stays ? NOTE : `${NOTE} ${absence(away)}`,
      columns,
      rows: groups(phases).flatMap(([name, of]) =>
        runs.map((run) => row(columns, run, name, of))),
    };
  });
}

function absence(away) {
  const parts = Object.entries(away).map(([name, [after, lasts]]) =>
    `${name} ${lasts / 1000} s, from ${after / 1000} s on`);
  return `Hidden (the window is minimised): ${parts.join("; ")}. The user goes on when back.`;
}

export function plots(results, phases) {
  return results.flatMap(({ id, title, runs }) => [
    {
      id: `watching-${id}-requests`,
      title: `Requests of a journey, ${title}`,
      unit: "requests",
      kind: "bars",
      groups: groups(phases).map(([name, of]) => ({
        label: NAMES[name],
        bars: runs.map(({ label, ours, rounds }) =>
          bar(label, ours, rounds.map(total("requests", of)))),
      })),
    },
    {
      id: `watching-${id}-noticed`,
      title: `From when the user could see a change until it was shown, ${title}`,
      unit: "s",
      kind: "bars",
      groups: phases.map((name) => ({
        label: NAMES[name],
        bars: runs.map(({ label, ours, rounds }) =>
          bar(label, ours, waits("seen", [name], rounds))),
      })),
    },
  ]);
}

function bar(label, ours, values) {
  const { lower, upper } = summary(values);
  return { label, value: median(values), lower, upper, ...(ours && { ours }) };
}
