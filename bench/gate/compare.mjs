// Differences of sizes, and how they are shown.

/** What changed between two lists of sizes by name, the largest first. */
export function changes(before, after) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].map((name) => {
    const [was, is] = [before[name] ?? 0, after[name] ?? 0];
    return { name, was, is, change: is - was };
  }).filter(({ change }) => change !== 0)
    .sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.name < b.name ? -1 : 1));
}

export const sum = (sizes) => Object.values(sizes).reduce((all, size) => all + size, 0);

/** Sizes by what `keyOf` makes of their names. */
export function grouped(sizes, keyOf) {
  const groups = {};
  for (const [name, size] of Object.entries(sizes)) {
    groups[keyOf(name)] = (groups[keyOf(name)] ?? 0) + size;
  }
  return groups;
}

export const signed = (change) => (change > 0 ? `+${change}` : `${change}`);

/** `+118   402 → 520   decode::text::unescape`, of the first `top`; the rest in one line. */
export function lines(all, top = Infinity) {
  const shown = all.slice(0, top).map(({ name, was, is, change }) => {
    const sizes = was === 0 ? `new ${is}` : is === 0 ? `gone, ${was}` : `${was} → ${is}`;
    return `${signed(change).padStart(8)}  ${sizes.padEnd(16)}  ${short(name)}`;
  });
  const rest = all.slice(top);
  if (rest.length === 0) return shown;
  const change = rest.reduce((total, one) => total + one.change, 0);
  return [...shown, `${signed(change).padStart(8)}  in ${rest.length} more`];
}

/** A generic function's name can be as long as a page; both its ends say something. */
const short = (name, most = 100) => (
  name.length <= most ? name : `${name.slice(0, most - 40)} … ${name.slice(-36)}`);
