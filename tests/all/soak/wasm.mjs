// Keeps hold of the core's memory and its table of JavaScript values, which no shipped file hands
// out. Installed before the package is imported, which takes its own ways to WebAssembly at load.

export class Wasm {
  #kept = [];

  install() {
    const keep = (instance) => {
      this.#kept.push(...Object.values(instance.exports));
      return instance;
    };
    const { Instance } = WebAssembly;
    WebAssembly.Instance = new Proxy(Instance, {
      construct: (target, args) => keep(new target(...args)),
    });
    for (const name of ["instantiate", "instantiateStreaming"]) {
      const own = WebAssembly[name];
      WebAssembly[name] = async (...args) => {
        const made = await own.apply(WebAssembly, args);
        keep(made.instance ?? made);
        return made;
      };
    }
    return this;
  }

  /** Pages of all memories, and places in all tables. Neither ever shrinks. */
  get size() {
    const sum = (type, size) => this.#kept.filter((kept) => kept instanceof type)
      .reduce((all, kept) => all + size(kept), 0);
    return {
      pages: sum(WebAssembly.Memory, ({ buffer }) => buffer.byteLength / 65_536),
      places: sum(WebAssembly.Table, ({ length }) => length),
    };
  }
}
