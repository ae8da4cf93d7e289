// @vitest-environment jsdom
import * as library from "defentry-web";
import { expect, test } from "vitest";
import { EXPECTED, journey } from "./journey.mjs";

test("the journey in jsdom", { timeout: 30_000 }, async () => {
  expect(navigator.userAgent).toContain("jsdom");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
});

test("in jsdom, what is for servers is refused", async () => {
  await expect(import("defentry-web/edge")).rejects.toThrow(/never in a page/);
  await expect(import("defentry-web/server")).rejects.toThrow(/never in a page/);
});
