// Whether two values of JSON are the same, in Node and in a page.

/** The path of the first difference, `$.sites[3].name`, if any; keys may come in any order. */
export function difference(a, b, path = "$") {
  if (Object.is(a, b)) return undefined;
  const data = typeof a === "object" && typeof b === "object" && a !== null && b !== null;
  if (!data || Array.isArray(a) !== Array.isArray(b)) return path;
  if (Array.isArray(a) && a.length !== b.length) return `${path}.length`;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const at = Array.isArray(a) ? `${path}[${key}]` : `${path}.${key}`;
    if (!Object.hasOwn(a, key) || !Object.hasOwn(b, key)) return at;
    const found = difference(a[key], b[key], at);
    if (found) return found;
  }
  return undefined;
}

/** Throws unless they are the same: nothing is timed that does not do the work. */
export function same(name, actual, expected) {
  const at = difference(actual, expected);
  if (at) throw new Error(`${name} gives something else at ${at}`);
}
