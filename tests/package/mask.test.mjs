// What a page shows of a secret.
import assert from "node:assert/strict";
import { test } from "node:test";
import { imported } from "../support/package.mjs";

const { mask } = await imported();

test("each kind keeps its ends, and hides how long the rest is", () => {
  for (const [text, kind, shown] of [
    ["alex@example.com", "email", "a••••@example.com"],
    ["a@example.com", "email", "••••@example.com"],
    ["no address", "email", "••••"],
    ["+46701234567", "phone", "+46••••67"],
    ["SE45 5000 0000 0583 9825 7466", "iban", "SE••••7466"],
    ["4242-4242-4242-4242", "card", "••••4242"],
    ["AA1234567", "document", "••••67"],
    ["Åsa", "name", "Å••••"],
    ["😀😀😀", "name", "😀••••"],
    ["19800101-1234", "secret", "••••"],
    ["19800101-1234", undefined, "••••"],
  ]) assert.equal(mask(text, kind), shown);
});

test("what is too short is hidden, and what is not there is nothing", () => {
  for (const kind of ["phone", "iban", "card", "document", "name", "secret"]) {
    assert.equal(mask("1", kind), "••••");
    for (const nothing of ["", null, undefined]) assert.equal(mask(nothing, kind), "");
  }
  assert.equal(mask("123-456-7", "card"), "••••", "seven digits: the last four would be most of it");
});
