const library = require("defentry-web");
const { EXPECTED, journey } = require("./journey.js");

test("the journey in Jest's Node", async () => {
  expect(typeof document).toBe("undefined");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
}, 30_000);

test("the partner's servers in Jest's Node", async () => {
  const { EDGE, SERVER, edge, server } = require("./partner.js");
  const { GATEWAY } = process.env;
  expect(await edge(require("defentry-web/edge"), GATEWAY)).toEqual(EDGE);
  expect(await server(require("defentry-web/server"), GATEWAY)).toEqual(SERVER);
}, 30_000);
