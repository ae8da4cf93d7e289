// An init script: remembers what a page's other scripts would see of events and history, and
// records the page as a session replay does. To be run before all others.
(() => {
  const heard = [];
  /** As text, with what `JSON.stringify` leaves out of errors. */
  const text = (value) => {
    if (value instanceof Error) {
      return `${value.name} ${value.message} ${value.stack} ${JSON.stringify(value)}`;
    }
    try {
      return typeof value === "string" ? value : JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };
  const remember = (event) => {
    const told = ["detail", "data", "reason", "error", "message", "newValue", "state", "key"]
      .filter((name) => name in event).map((name) => `${name}: ${text(event[name])}`);
    const { target } = event;
    if (target instanceof AbortSignal) told.push(`signal: ${text(target.reason)}`);
    if (target?.value !== undefined) told.push(`value: ${target.value}`);
    heard.push(`${event.type} ${told.join(" ")}`);
  };

  const { addEventListener, dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    remember(event);
    return dispatchEvent.call(this, event);
  };
  // Whoever listens to anything, of the page, the package or the platform: this one does as well.
  const watched = new WeakMap();
  const watch = (target, type) => {
    const types = watched.get(target) ?? new Set();
    watched.set(target, types);
    if (!types.has(type)) addEventListener.call(target, type, remember, true);
    types.add(type);
  };
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    watch(this ?? window, type);
    return addEventListener.call(this, type, ...rest);
  };
  const types = [window, Window.prototype, Document.prototype, HTMLElement.prototype]
    .flatMap((object) => Object.getOwnPropertyNames(object))
    .filter((name) => /^on[a-z]+$/.test(name));
  for (const type of types) watch(window, type.slice(2));
  watch(new BroadcastChannel("defentry-web"), "message");

  for (const name of ["pushState", "replaceState"]) {
    const original = history[name];
    history[name] = function (...args) {
      heard.push(`${name} ${args.map(text).join(" ")}`);
      return original.apply(this, args);
    };
  }

  const recorded = [];
  const { record } = globalThis.rrwebRecord ?? globalThis.rrweb ?? {};
  record({ emit: (event) => recorded.push(JSON.stringify(event)) });
  globalThis.recorder = { heard, recorded, text };
})();
