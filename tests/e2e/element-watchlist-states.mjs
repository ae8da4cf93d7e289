// The states of `<defentry-watchlist>`, as element-states.mjs has those of the other element.
const tag = "defentry-watchlist";
const KINDS = ["email", "phone", "iban", "passport", "license", "card"];
const id = (name) => `[data-testid="${name}"]`;
const click = (...names) => async (page) => {
  for (const name of names) await page.getByTestId(name).first().click();
};

export const WATCHED = [
  ...KINDS.map((kind) => ({
    name: `watch-${kind}`, bench: { tag, scenario: "watched" }, reach: click(`tab-${kind}`),
    shows: `[data-tab=${kind}] ${id("item")}`,
  })),
  { name: "watch-alarms", bench: { tag, scenario: "watched" }, reach: click("tab-alarms", "advice"),
    shows: ".advice" },
  { name: "watch-remove", bench: { tag, scenario: "watched" }, reach: click("item-remove"),
    shows: id("watch-remove-confirm") },
];

export const UNWATCHED = [
  ...["email", "card", "alarms"].map((kind) => ({
    name: `watch-${kind}-empty`, bench: { tag }, reach: click(`tab-${kind}`),
    shows: `[data-tab=${kind}] ${id("watch-empty")}`,
  })),
  ...KINDS.map((kind) => ({
    name: `watch-${kind}-errors`, bench: { tag }, shows: "[aria-invalid=true]",
    reach: click(`tab-${kind}`, "watch-add", "add-submit"),
  })),
  { name: "watch-refused", shows: id("watch-refused"), bench: {
    tag, faults: [{ match: { path: "/api/v1/email-watchlist" }, kind: { status: 403 } }],
  } },
  { name: "watch-error", shows: "[data-kind=server]", bench: {
    tag, connect: { maxRetries: 0 }, faults: [{ kind: { status: 503 } }],
  } },
];
