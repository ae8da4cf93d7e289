// What a soak came to, as it is printed.

const kilobytes = (bytes) => Math.round(bytes / 1_000).toLocaleString("en");

function rows(reports, count) {
  let sum = 0;
  return reports.map((report) => {
    sum += report[count];
    const { requests, faults, bytes, pages, places, clients, virtualMs, longest } = report;
    return [
      sum, requests, faults, clients, kilobytes(bytes), kilobytes(pages * 65_536), places,
      Math.round(virtualMs / 60_000), Math.round(longest * 100),
    ];
  });
}

function table(name, reports, count) {
  const head = [
    count, "requests", "faults", "clients made", "heap KB", "wasm KB", "JS values", "minutes",
    "longest %",
  ];
  const lines = [head, ...rows(reports, count)].map((line) => line.map(String));
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  console.log(`${name}:`);
  for (const line of lines) {
    console.log(`  ${line.map((cell, i) => cell.padStart(widths[i])).join("  ")}`);
  }
}

function sums(name, counts) {
  const all = {};
  for (const count of counts) {
    for (const [key, value] of Object.entries(count)) all[key] = (all[key] ?? 0) + value;
  }
  const sorted = Object.entries(all).sort(([, a], [, b]) => b - a);
  console.log(`${name}: ${sorted.map(([key, value]) => `${key} ${value}`).join(" · ")}`);
}

export function print(runtime, seed, { mixed, short }, seconds) {
  table(`${runtime}, seed ${seed}, mixed calls`, mixed, "calls");
  sums("outcomes", mixed.map(({ outcomes }) => outcomes));
  sums("faults", mixed.map(({ kindsOfFaults }) => kindsOfFaults));
  table(`${runtime}, clients of one call each`, short, "calls");
  console.log("? = it may have been applied; minutes are the test's; longest: of twice the total");
  console.log(`${runtime}: ${seconds.toFixed(1)} s`);
}
