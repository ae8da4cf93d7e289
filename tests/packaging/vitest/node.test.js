import * as library from "defentry-web";
import { expect, test } from "vitest";
import { EXPECTED, journey } from "./journey.mjs";

test("the journey in Node", { timeout: 30_000 }, async () => {
  expect(typeof document).toBe("undefined");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
});
