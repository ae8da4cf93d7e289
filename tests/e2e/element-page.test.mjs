// The element as a guest of the page: registered twice, moved about, two of them, other languages.
import assert from "node:assert/strict";
import { stage } from "./element-scene.mjs";

const { scene } = stage();
const step = (page, name) => page.locator(`[data-step="${name}"]`);

scene("a name is registered once; another name is another class", async ({ page, show }) => {
  await show({ scenario: "profile", pathname: "/twice" });
  const told = await page.evaluate(async () => {
    const first = customElements.get("defentry-online-data");
    bench.define();
    bench.define("partner-removals");
    // Another copy of the package on the same page, as two bundles would have.
    const copy = await import("/copy/element.js");
    copy.define();
    const other = await bench.add({}, "partner-removals");
    return [
      customElements.get("defentry-online-data") === first,
      customElements.get("partner-removals") !== first, typeof other.state,
    ];
  });
  assert.deepEqual(told, [true, true, "string"]);
  await page.locator("partner-removals [data-step=scan]").waitFor();
});

scene("two on one page, each with its own person", async ({ page, show }) => {
  await show({ scenario: "scanned" });
  await page.evaluate(async () => {
    const client = await bench.connect({
      getCode: () => bench.gateway.control("POST", "/control/code", { email: "b@user.example" })
        .code,
    });
    await bench.add({ client });
  });
  const [first, second] = await page.locator("defentry-online-data").all();
  await step(second, "details").waitFor();
  await step(first, "review").waitFor();
  await second.getByTestId("input-first_name").fill("Berit");
  assert.ok(!await first.getByText("Berit").count());
});

scene("taken out and put back: it asks anew, and is quiet meanwhile", async ({ page, show }) => {
  await show({ scenario: "scanning", clock: "real", speed: 0.01 });
  await step(page, "scan").waitFor();
  const out = await page.evaluate(async () => {
    const { element, gateway } = bench;
    element.remove();
    const before = gateway.requests.length;
    await new Promise((later) => setTimeout(later, 4_000));
    return gateway.requests.length - before;
  });
  assert.ok(out <= 1, `${out} polls while it was nowhere`);
  await page.evaluate(() => document.querySelector("main").append(bench.element));
  await step(page, "scan").waitFor();
  await page.getByTestId("scan-site").first().waitFor();
});

scene("moved within the page: what was typed stays", async ({ page, show }) => {
  await show();
  await page.getByTestId("input-first_name").fill("Alex");
  await page.evaluate(() => {
    const box = document.createElement("section");
    document.querySelector("main").append(box);
    box.append(bench.element);
  });
  await step(page, "details").waitFor();
  assert.equal(await page.getByTestId("input-first_name").inputValue(), "Alex");
});

scene("no code, token or address is an attribute", async ({ page, show }) => {
  await show({ scenario: "scanned" });
  const told = await page.evaluate(() => {
    const { element } = bench;
    const observed = customElements.get("defentry-online-data").observedAttributes;
    element.setAttribute("client", "x");
    element.setAttribute("protectedidentity", "");
    return [observed, element.getAttributeNames().sort(), typeof element.client, element.state];
  });
  assert.deepEqual(told, [["lang"], ["client", "protectedidentity"], "object", "review"]);
});

scene("the page's texts take the place of its own, and go again", async ({ page, show }) => {
  await show({ element: { messages: { "details.title": "Who shall we look for?" } } });
  const title = page.locator("#step-title");
  await page.getByText("Who shall we look for?").waitFor();
  await page.evaluate(() => { bench.element.messages = undefined; });
  await page.getByText("Where is your data for sale?").waitFor();
  assert.equal(await title.count(), 1);
});

scene("right to left, what begins a line is at the right", async ({ page, show }) => {
  const place = (id) => page.getByTestId(id).boundingBox();
  await show({ scenario: "scanned" });
  const [first, last] = [await place("goto-details"), await place("goto-removals")];
  await page.evaluate(() => { document.dir = "rtl"; });
  const [turned, turnedLast] = [await place("goto-details"), await place("goto-removals")];
  assert.ok(first.x < last.x);
  assert.ok(turned.x > turnedLast.x);
  assert.deepEqual(await page.evaluate(() => look.wide()), []);
});

scene("high contrast and forced colours: nothing is lost", async ({ page, show }) => {
  await show({ scenario: "scanned" });
  for (const media of [{ forcedColors: "active" }, { contrast: "more" }]) {
    await page.emulateMedia(media);
    const told = await page.evaluate(() => {
      const bare = [...look.all(document.body)].filter((element) => (
        element.matches("button.primary") && look.shown(element)
      )).map((element) => getComputedStyle(element)).filter(({ borderStyle, outlineStyle }) => (
        borderStyle === "none" && outlineStyle === "none"));
      return bare.length;
    });
    // In forced colours a button without a border is text like any other.
    if (media.forcedColors) assert.equal(told, 0, "buttons without a border");
    assert.deepEqual(await page.evaluate(() => look.small()), []);
  }
});
