const library = require("defentry-web");
const { EXPECTED, journey } = require("./journey.js");

test("the journey in Jest's Node", async () => {
  expect(typeof document).toBe("undefined");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
}, 30_000);
