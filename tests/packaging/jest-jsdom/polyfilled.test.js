/** @jest-environment jsdom */
require("whatwg-fetch");
const library = require("defentry-web");
const { EXPECTED, journey } = require("./journey.js");

test("the journey in jsdom, with a fetch that was there before", async () => {
  expect(navigator.userAgent).toContain("jsdom");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
}, 30_000);
