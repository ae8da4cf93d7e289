// What there is to see of an element, through all shadow trees: put into the page by `evaluate`.
globalThis.look = (() => {
  /** Every element below `root`, those of shadow trees and of slots included. */
  function* all(root = document) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.shadowRoot) yield* all(element.shadowRoot);
    }
  }
  const above = (node) => node.parentElement ?? node.getRootNode().host;
  const closest = (node, test) => {
    for (let at = node; at; at = above(at)) if (test(at)) return at;
    return null;
  };
  /** As a test's message names it. */
  const name = (element) => {
    const { id, dataset, localName } = element;
    const own = dataset.testid ?? (id || [...element.classList][0]) ?? "";
    return `${localName}${own && `.${own}`} in ${closest(element, (at) => at.dataset.step)
      ?.dataset.step ?? "?"}`;
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  /** There for screen readers alone. */
  const onlyHeard = (element) => closest(element, (at) => (
    getComputedStyle(at).clipPath === "inset(50%)"));
  const MASKED = /••••/;
  const marked = (element) => closest(element, (at) => at.hasAttribute("data-private"));
  const FREE = new Set(["checkbox", "radio", "button", "submit"]);

  /** Where something of the person stands without a mark, or in an attribute at all. */
  function unmarked(values) {
    const holds = (text) => MASKED.test(text) || values.some((value) => text.includes(value));
    const told = [];
    for (const element of all(document.body)) {
      if (["SCRIPT", "STYLE"].includes(element.tagName)) continue;
      const texts = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      if (texts.some(({ data }) => holds(data)) && !marked(element)) {
        told.push(`text of ${name(element)}`);
      }
      for (const { name: attribute, value } of element.attributes) {
        if (holds(value)) told.push(`${attribute} of ${name(element)}`);
      }
      const typed = ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
      if (typed && !FREE.has(element.type) && !marked(element)) told.push(`field ${name(element)}`);
    }
    return told;
  }

  /** Whether a link stands in a sentence, where its line decides its height (2.5.8). */
  const inSentence = (element) => element.localName === "a"
    && getComputedStyle(element).display === "inline"
    && above(element).textContent.trim() !== element.textContent.trim();
  const TARGETS = "button, a[href], input, select, textarea, summary, [role=tab]";

  /** Targets below 24 by 24 px. A label is part of the target of its box. */
  function small() {
    const targets = [...all(document.body)].filter((element) => element.matches(TARGETS));
    return targets.flatMap((element) => {
      if (!shown(element) || onlyHeard(element) || inSentence(element)) return [];
      const boxes = [element, ...element.labels ?? []].map((one) => one.getBoundingClientRect());
      const height = Math.max(...boxes.map((box) => box.height));
      const width = Math.max(...boxes.map((box) => box.width));
      return Math.min(height, width) >= 23.9 ? []
        : [`${name(element)}: ${width.toFixed(1)} by ${height.toFixed(1)}`];
    });
  }

  /** What sticks out at a side, or has to be scrolled sideways. */
  function wide() {
    const { clientWidth, scrollWidth } = document.documentElement;
    const told = scrollWidth > clientWidth ? [`the page: ${scrollWidth} of ${clientWidth}`] : [];
    for (const element of all(document.body)) {
      if (!shown(element) || onlyHeard(element)) continue;
      const { left, right, width } = element.getBoundingClientRect();
      if (width && (right > clientWidth + 1 || left < -1)) {
        told.push(`${name(element)}: ${left.toFixed()} to ${right.toFixed()} of ${clientWidth}`);
      }
      const { overflowX } = getComputedStyle(element);
      const scrolls = overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      if (scrolls && element.localName !== "input") told.push(`${name(element)} cuts its text off`);
    }
    return told;
  }

  /** Spaces all text out as a person may want it (1.4.12), in shadow trees too. */
  function space() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: 0.12em !important; "
      + "word-spacing: 0.16em !important } p { margin-block-end: 2em !important }");
    for (const { shadowRoot } of all()) shadowRoot?.adoptedStyleSheets.push(sheet);
  }

  /** What moves by itself. */
  function moving() {
    const roots = [document, ...[...all()].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    return roots.flatMap((root) => root.getAnimations()).filter(({ playState, effect }) => (
      playState === "running" && effect.getComputedTiming().activeDuration > 50
    )).map(({ effect, animationName }) => `${animationName} of ${name(effect.target)}`);
  }

  /** What has the focus, down in the shadow trees. */
  function focused() {
    let { activeElement } = document;
    while (activeElement?.shadowRoot?.activeElement) ({ activeElement } = activeElement.shadowRoot);
    return activeElement;
  }

  /** Why who sees would not find the focus: no outline, or all of it behind something (2.4.11). */
  async function lost() {
    // The page is scrolled to it with the next picture.
    for (let i = 0; i < 2; i += 1) await new Promise(requestAnimationFrame);
    const element = focused();
    // Between the end of the page and its beginning nothing has it.
    if (element === document.body) return [];
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const seen = [left + 2, (left + right) / 2, right - 2].some((x) => (
      [top + 2, (top + bottom) / 2, bottom - 2].some((y) => {
        const there = element.getRootNode().elementFromPoint(x, y);
        return there && (element.contains(there) || there.contains(element));
      })));
    const told = [];
    const bare = outlineStyle === "none" || outlineWidth === "0px";
    if (bare) told.push(`no outline: ${name(element)}`);
    if (!seen) told.push(`hidden: ${name(element)}`);
    return told;
  }

  return { all, closest, name, shown, unmarked, small, wide, space, moving, focused, lost };
})();
