// Names of functions as a reader wants them, and the same from one build to the next.

/** Short, and without what every build or a neighbour's change makes anew. rustc has two ways to
 * write a name, and up to 1.95 uses the older one, without what a generic one is made for. */
export function readable(name) {
  return name
    // Of a crate: `core[6ea1fe0cb44a73e7]`; of an import: `__wbg_now_403d900decb676b5`; and of any
    // function, the older way: `::h0d8104a7e9fb3458`.
    .replaceAll(/\[[0-9a-f]{8,16}\]/g, "")
    .replaceAll(/(_|::h)[0-9a-f]{16}\b/g, "")
    .replaceAll(/\{closure#\d+\}|\{\{closure\}\}/g, "{closure}")
    .replaceAll(/(?<!^)::</g, "<")
    .replace(/^<([\w:]+)>::/, "$1::")
    .replaceAll("byn$mgfn-shared$", "shared ")
    .replaceAll(/\bdefentry_web::/g, "")
    // Where std's types live is well known: `alloc::vec::Vec` is `Vec`.
    .replaceAll(/\b(?:core|alloc|std)::(?:[a-z_]\w*::)*(?=[A-Z])/g, "");
}

/** Its crates, its types, and those of the language. */
const STD = /^([A-Z].*|core|alloc|std|str|char|bool|[iuf]\d+|[iu]size)$/;

/** What a function belongs to: a module of ours, or a crate. */
export function owner(name) {
  const [, first, ours] = /^(?:shared )?[<&[(]*(?:dyn )?(\w+)(::)?/.exec(name) ?? [];
  if (!first) return "other";
  if (first === "Closure") return "exports";
  if (STD.test(first)) return "std";
  return ours ? first : "exports";
}
