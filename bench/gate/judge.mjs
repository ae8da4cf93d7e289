// Whether a package keeps to the budget: pure, given what was measured, the budget, and how the
// package was made.

/** What a hash, another brotli or a small repair may add. Nothing is given twice: the next change
 * starts from the same `now`. */
export const slack = (now) => Math.max(Math.ceil(now * 0.003), 16);

/** How much more may be of another rustc, where that is known: what a page loads differed by 0.2 %
 * between 1.95 and 1.96. `./testing` differed by 4 %, for reasons not looked into: such a total
 * says by an `alike` of its own how much. */
export const ALIKE = 0.01;

/** `now` and `most` are of one compiler, with std compiled for size. Otherwise what holds is wider:
 * for a compiler that the budget names as alike, by 1 %; for one that nobody has measured, and for
 * the std as it came, which is 2 to 3 KB more, there are limits of their own. */
function limitBy({ std, rustc }, budget) {
  const version = (text) => `${text}`.split(" ")[0];
  const alike = [version(budget.rustc), ...budget.alike ?? []];
  if (std !== "for size") return "asItCame";
  if (rustc === budget.rustc) return "most";
  return alike.includes(version(rustc)) ? "alike" : "ceiling";
}

/** Totals without a core have no `asItCame`: no compiler changes them, and `most` holds. */
function limitOf(row, by) {
  if (row.asItCame === undefined) return row.most;
  const alike = row.alike ?? Math.min(Math.ceil(row.most * (1 + ALIKE)), row.ceiling);
  return by === "alike" ? alike : row[by];
}

/** What is wrong with the file itself: a limit that is not there must not count as kept. */
export function flaws({ rustc, alike, totals, files }) {
  const isSize = (value) => Number.isInteger(value) && value > 0;
  const found = rustc && Array.isArray(alike) ? [] : ["the budget does not say which rustc"];
  for (const [name, row] of Object.entries(totals)) {
    const { now, most, ceiling, asItCame, alike: own } = row;
    if (!isSize(now) || !isSize(most)) found.push(`${name} needs both now and most`);
    else if (now > most) found.push(`${name}: now is over most`);
    if (ceiling && !(ceiling >= most)) found.push(`${name}: most is over its ceiling`);
    if (own && !(own >= most && own <= ceiling)) found.push(`${name}: alike is out of bounds`);
    const isWider = isSize(asItCame) && isSize(ceiling) && asItCame >= ceiling;
    if (asItCame !== undefined && !isWider) found.push(`${name}: asItCame is not over a ceiling`);
  }
  const sizeless = Object.keys(files).filter((name) => !isSize(files[name]));
  return [...found, ...sizeless.map((name) => `${name} has no size in the budget`)];
}

/** `parts`: the files of each total; `measured`: brotli bytes of `totals` and `files`. */
export function judge({ parts, measured, budget, made }) {
  const by = limitBy(made, budget);
  const faults = flaws(budget);
  const rows = Object.entries(measured.totals).map(([name, size]) => {
    const row = budget.totals[name];
    if (!row) faults.push(`${name} has no budget`);
    const limit = row ? limitOf(row, by) : 0;
    return { name, size, was: row?.now ?? 0, limit, isOver: Boolean(row) && !(size <= limit) };
  });
  for (const name of Object.keys(budget.totals)) {
    if (!(name in measured.totals)) faults.push(`${name} has a budget and was not measured`);
  }
  const counted = new Set(Object.values(parts).flat());
  for (const name of Object.keys(measured.files)) {
    if (!counted.has(name)) faults.push(`${name} is shipped and belongs to no total`);
  }
  return { by, rows, faults, isKept: faults.length === 0 && !rows.some(({ isOver }) => isOver) };
}
