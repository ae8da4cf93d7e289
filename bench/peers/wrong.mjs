// Documents that are wrong in one place.

const OTHER = { string: 5, boolean: "maybe", id: true, list: {}, object: 7, none: 7 };

/** Every place where something is checked, as `{ path, kind, required, holder, key }`. */
function* places(types, place) {
  yield place;
  const { kind, holder, key, path } = place;
  const value = holder[key];
  const inner = (name, at, more) => ({ holder: value, key: name, path: `${path}${at}`, ...more });
  const below = kind.is === "list"
    ? value.map((_, index) => inner(index, `[${index}]`, { kind: kind.of, required: true }))
    : (types.get(kind.type) ?? []).map(({ name, ...more }) => (
      inner(name, `${path && "."}${name}`, more)));
  for (const one of below) {
    if ((one.holder[one.key] ?? null) !== null) yield* places(types, one);
  }
}

/** `[{ path, how, text }]`: for every such place, the document with what must not stand there. */
export function wrong(types, kind, document) {
  const box = { document: structuredClone(document) };
  const root = { holder: box, key: "document", path: "", kind, required: false };
  return [...places(types, root)].flatMap(({ holder, key, path, kind: { is }, required }) => {
    const before = holder[key];
    const put = (how, value) => {
      holder[key] = value;
      const text = JSON.stringify(box.document);
      holder[key] = before;
      return { path, how, text };
    };
    return [
      put("another type", OTHER[is]),
      ...required ? [put("null", null)] : [],
      ...required && typeof key === "string" ? [put("nothing", undefined)] : [],
    ];
  });
}
