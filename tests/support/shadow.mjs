// The whole document, shadow trees included: `outerHTML`, `textContent`, `querySelectorAll` and
// `activeElement` end at a shadow root, while Playwright's own locators do not.

/** To be run in the page: what is asked of the document and of every open shadow tree in it. */
function within(wanted) {
  const roots = [];
  const collect = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (!node.shadowRoot) continue;
      roots.push(node.shadowRoot);
      collect(node.shadowRoot);
    }
  };
  collect(document);
  if (wanted === "html") {
    const { documentElement: top } = document;
    return top.cloneNode(false).outerHTML + top.getHTML({ shadowRoots: roots });
  }
  if (wanted === "fields") {
    const fields = (root) => [...root.querySelectorAll("input, textarea, select")];
    return [document, ...roots].flatMap(fields).map((field) => field.value).join("\n");
  }
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return { tag: active?.tagName, id: active?.id, testid: active?.dataset?.testid };
}

/** The document as markup, with what is in its shadow trees. */
export const wholeHtml = (page) => page.evaluate(within, "html");

/** What is in all fields. */
export const allFields = (page) => page.evaluate(within, "fields");

/** What has the focus, wherever it is: `{ tag, id, testid }`. */
export const focused = (page) => page.evaluate(within, "focus");

/** The text of what a locator finds, with the shadow trees below it, styles not counted. */
export const wholeText = (locator) => locator.evaluate((top) => {
  const text = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (["STYLE", "SCRIPT"].includes(node.nodeName)) return "";
    const below = [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])];
    return below.map(text).join("");
  };
  return text(top);
});
