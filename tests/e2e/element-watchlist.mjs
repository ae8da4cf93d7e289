// What a person does in `<defentry-watchlist>`, and what is seen of it.
export const tag = "defentry-watchlist";

/** What has the focus, by its `data-testid` or id. */
export const focused = (page) => page.evaluate(() => {
  const { activeElement: at } = bench.element.shadowRoot;
  return at?.dataset.testid ?? at?.id;
});
/** What was asked for that changes something. Closing an alarm is a GET. */
export const written = (page) => page.evaluate(() => bench.gateway.requests.slice(bench.before)
  .filter(({ method, route }) => method !== "GET" || /close$/.test(route))
  .map(({ method, route }) => `${method} ${route}`).filter((line) => !line.includes("/sso/")));
export const said = (page, text) =>
  page.getByTestId("watch-status").filter({ hasText: text }).waitFor();

export async function open(page, kind) {
  await page.getByTestId(`tab-${kind}`).click();
  await page.locator(`[data-tab=${kind}] [data-testid=watch-refresh]`).waitFor();
}

export async function add(page, values) {
  await page.getByTestId("watch-add").click();
  for (const [field, value] of Object.entries(values)) {
    const input = page.getByTestId(`input-${field}`);
    await (field === "country_code" ? input.selectOption(value) : input.fill(value));
  }
  await page.getByTestId("add-submit").click();
}
