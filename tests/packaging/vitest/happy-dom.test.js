// @vitest-environment happy-dom
import * as library from "defentry-web";
import { expect, test } from "vitest";
import { EXPECTED, journey } from "./journey.mjs";

// Its fetch does CORS, as a browser's.
test("the journey in happy-dom", { timeout: 30_000 }, async () => {
  expect(navigator.userAgent).toContain("HappyDOM");
  expect(await journey(library, { baseUrl: process.env.GATEWAY })).toEqual(EXPECTED);
});

test("in happy-dom, what is for servers is refused", async () => {
  await expect(import("defentry-web/edge")).rejects.toThrow(/never in a page/);
  await expect(import("defentry-web/server")).rejects.toThrow(/never in a page/);
});
