// What a screen reader would say of itself: put into the page after element-look.js.
const LIVE = "[role=status], [role=alert], [role=log], [aria-live]:not([aria-live=off])";

/** Notes what is said aloud from now on, as `[ms, text]`, and counts what else changes. */
globalThis.listen = function listen() {
  const heard = { spoken: [], silent: 0 };
  const began = performance.now();
  const note = (records) => {
    const regions = new Set();
    for (const { target } of records) {
      const from = target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement;
      const region = from && look.closest(from, (at) => at.matches(LIVE));
      if (region) regions.add(region);
      else heard.silent += 1;
    }
    for (const region of regions) {
      const text = region.textContent.trim();
      if (text) heard.spoken.push([performance.now() - began, text]);
    }
  };
  for (const { shadowRoot } of look.all()) {
    if (!shadowRoot) continue;
    new MutationObserver(note).observe(shadowRoot, {
      subtree: true, childList: true, characterData: true,
    });
  }
  return heard;
};
