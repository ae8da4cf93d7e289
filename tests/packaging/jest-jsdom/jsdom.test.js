/** @jest-environment jsdom */
const { connect, isDefentryError } = require("defentry-web");
const { EXPECTED, journey } = require("./journey.js");

const baseUrl = process.env.GATEWAY;

test("jsdom has no fetch: without one, connect says which option to give", async () => {
  expect(typeof fetch).toBe("undefined");
  const error = await connect({ baseUrl, getCode: () => "a-code" }).catch((reason) => reason);
  expect(isDefentryError(error)).toBe(true);
  expect([error.kind, error.details.map(({ field }) => field)]).toEqual(["misuse", ["fetch"]]);
});

test("the journey in jsdom, with the fetch that the test brings", async () => {
  require("whatwg-fetch");
  const library = { connect, isDefentryError };
  expect(await journey(library, { baseUrl, fetch: window.fetch })).toEqual(EXPECTED);
}, 30_000);

test("in jsdom, what is for servers is refused", () => {
  expect(() => require("defentry-web/edge")).toThrow(/never in a page/);
  expect(() => require("defentry-web/server")).toThrow(/never in a page/);
});
