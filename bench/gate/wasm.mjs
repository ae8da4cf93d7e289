// Where the bytes of a module are: its sections, its functions, and what made it.

const NAMES = [
  "custom", "types", "imports", "functions", "tables", "memory", "globals", "exports", "start",
  "elements", "code", "data", "data count", "tags",
];

/** Reads on from a place in some bytes. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number() {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Error("the module ends in the middle of a number");
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }

  take(length) {
    const from = this.at;
    this.at += length;
    if (this.at > this.bytes.length) throw new Error("the module is cut off");
    return this.bytes.subarray(from, this.at);
  }

  text() {
    return this.take(this.number()).toString("utf8");
  }
}

/** `[{ name, bytes }]` in their order; `bytes` is without the section's own head. */
export function sections(module) {
  if (module.toString("latin1", 0, 4) !== "\0asm") throw new Error("this is no WebAssembly module");
  const reader = new Reader(module, 8);
  const found = [];
  while (reader.at < module.length) {
    const id = reader.take(1)[0];
    const bytes = reader.take(reader.number());
    const name = NAMES[id] ?? `section ${id}`;
    found.push({ name: id === 0 ? `custom ${new Reader(bytes).text()}` : name, bytes });
  }
  return found;
}

/** Of each imported thing its kind: functions are 0. */
function imported(bytes) {
  const reader = new Reader(bytes);
  const limits = () => {
    const has = reader.number();
    for (let left = has & 1 ? 2 : 1; left > 0; left--) reader.number();
  };
  return Array.from({ length: reader.number() }, () => {
    reader.text();
    reader.text();
    const [kind] = reader.take(1);
    if (kind === 0) reader.number();
    else if (kind === 1) (reader.take(1), limits());
    else if (kind === 2) limits();
    else if (kind === 3) reader.take(2);
    else throw new Error(`an import of kind ${kind}`);
    return kind;
  });
}

/** Bytes of each function by its index, as `--symbolmap` of wasm-opt counts: imports first. */
export function functions(module) {
  const all = Object.fromEntries(sections(module).map(({ name, bytes }) => [name, bytes]));
  const first = all.imports ? imported(all.imports).filter((kind) => kind === 0).length : 0;
  const reader = new Reader(all.code);
  return Array.from({ length: reader.number() }, (_, i) => {
    const from = reader.at;
    reader.take(reader.number());
    return [first + i, reader.at - from];
  });
}

/** The compiler, as it calls itself; undefined in a module from which that was taken. */
export function compiler(module) {
  const found = sections(module).find(({ name }) => name === "custom producers");
  if (!found) return undefined;
  const reader = new Reader(found.bytes);
  reader.text();
  for (let fields = reader.number(); fields > 0; fields--) {
    reader.text();
    for (let values = reader.number(); values > 0; values--) {
      const [tool, version] = [reader.text(), reader.text()];
      if (tool === "rustc") return version;
    }
  }
  return undefined;
}
