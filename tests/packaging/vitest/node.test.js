import * as library from "defentry-web";
import { expect, test } from "vitest";
import { EXPECTED, journey } from "./journey.mjs";
import { EDGE, SERVER, edge, server } from "./partner.mjs";

test("the journey in Node", { timeout: 30_000 }, async () => {
  expect(typeof document).toBe("undefined");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
});

test("the partner's servers in Node", { timeout: 30_000 }, async () => {
  const { GATEWAY } = process.env;
  expect(await edge(await import("defentry-web/edge"), GATEWAY)).toEqual(EDGE);
  expect(await server(await import("defentry-web/server"), GATEWAY)).toEqual(SERVER);
});
