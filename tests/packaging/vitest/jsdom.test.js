// @vitest-environment jsdom
import * as library from "defentry-web";
import { expect, test } from "vitest";
import { EXPECTED, journey } from "./journey.mjs";

test("the journey in jsdom", { timeout: 30_000 }, async () => {
  expect(navigator.userAgent).toContain("jsdom");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
});
