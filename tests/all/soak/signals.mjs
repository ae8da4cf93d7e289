// Signals that know who listens to them.

/** Makes an ordinary signal count: `listeners` are those that were added and not removed. */
export function counted(controller) {
  const { signal } = controller;
  const listeners = new Set();
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (type, listener, options) => {
    listeners.add(listener);
    addEventListener.call(signal, type, listener, options);
  };
  signal.removeEventListener = (type, listener, options) => {
    listeners.delete(listener);
    removeEventListener.call(signal, type, listener, options);
  };
  return { controller, signal, listeners };
}

/** What a page may abort with. */
const REASONS = [undefined, null, "enough", 7, new Error("left"), { left: true }];

/**
 * None, the page's own for all of its life, one that is aborted already, or one that is aborted
 * soon; `stop` is for when the call is over.
 */
export function chosen(random, page) {
  const none = { stop() {} };
  const made = () => counted(new AbortController());
  return random.weighted([
    [60, () => none],
    [18, () => ({ ...page, stop() {} })],
    [4, () => ({ ...made(), stop() {} })],
    [5, () => {
      const { controller, ...rest } = made();
      controller.abort(random.pick(REASONS));
      return { ...rest, stop() {} };
    }],
    [13, () => {
      const { controller, ...rest } = made();
      const abort = () => controller.abort(random.pick(REASONS));
      const timer = setTimeout(abort, random.whole(0, 3_000));
      return { ...rest, stop: () => clearTimeout(timer) };
    }],
  ])();
}
