// What makes two snapshots of the package differ: by section, module and function for the cores, by
// module for the scripts.
import { changes, grouped, lines, signed, sum } from "./compare.mjs";
import { owner } from "./names.mjs";

const pick = (parts, way) => Object.fromEntries(
  Object.entries(parts).map(([name, size]) => [name, size[way]]));

function core(name, before, after, top) {
  const raw = changes(pick(before.sections, "raw"), pick(after.sections, "raw"));
  const byFunction = changes(before.functions, after.functions);
  if (raw.length === 0 && byFunction.length === 0) return [];
  const [was, is] = [before, after].map(({ sections }) => sum(pick(sections, "raw")));
  const brotli = changes(pick(before.sections, "brotli"), pick(after.sections, "brotli"));
  const modules = changes(grouped(before.functions, owner), grouped(after.functions, owner));
  return [
    `core ${name}: ${was} → ${is} bytes before compression (${signed(is - was)})`,
    "  by section", ...lines(raw),
    "  by section, each compressed alone", ...lines(brotli),
    "  code by module", ...lines(modules, top),
    "  code by function", ...lines(byFunction, top),
  ];
}

function script(name, before, after, top) {
  const found = changes(before, after);
  if (found.length === 0) return [];
  const change = sum(after) - sum(before);
  return [`${name}: ${signed(change)} bytes before terser and compression`, ...lines(found, top)];
}

/** Lines for a terminal; none when nothing differs. `only`: names of cores and scripts. */
export function explained(before, after, { top = 12, only = [] } = {}) {
  const wanted = (name) => only.length === 0 || only.includes(name);
  const each = (kind, empty, how) => (
    [...new Set([...Object.keys(before[kind]), ...Object.keys(after[kind])])].filter(wanted)
      .flatMap((name) => how(name, before[kind][name] ?? empty, after[kind][name] ?? empty, top)));
  const found = [
    ...each("cores", { sections: {}, functions: {} }, core),
    ...each("scripts", {}, script),
  ];
  if (found.length > 0 && before.rustc !== after.rustc) {
    found.unshift(`another compiler: ${before.rustc} → ${after.rustc}`);
  }
  return found;
}
