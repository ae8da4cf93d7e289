// The pure parts of signing and of the history in `<defentry-online-data>`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { elementParts } from "../support/ts.mjs";

const { byAnother, hintOf, inApp, appLink, pageLink, qr } = await elementParts(
  ...["hints", "in-app", "links", "qr"].map((name) => `online-data/${name}.ts`));

const answer = (phase, hint_code) => ({ phase, raw: { hint_code } });

test("each hint says what to do, in whatever spelling", () => {
  for (const [phase, code, key] of [
    ["pending", "outstandingTransaction", "sign.pending"],
    ["pending", "noClient", "sign.pending"],
    ["pending", "started", "sign.search"],
    ["pending", "userSign", "sign.enter"],
    ["pending", "USER_SIGN", "sign.enter"],
    ["pending", "userMrtd", "sign.follow"],
    ["failed", "userCancel", "sign.cancelled"],
    ["failed", "cancelled", "sign.cancelled"],
    ["failed", "expiredTransaction", "sign.expired"],
    ["failed", "certificateErr", "sign.certificate"],
    ["failed", "startFailed", "sign.start"],
    ["failed", "notSupportedByUserApp", "sign.update"],
    ["expired", undefined, "sign.expired"],
    ["signed", undefined, "sign.sending"],
  ]) assert.equal(hintOf(answer(phase, code)), key, `${phase} ${code}`);
});

test("a hint that is not known, or does not fit, changes nothing", () => {
  for (const code of [undefined, null, "", "somethingNew", "constructor", "__proto__", 7, {}]) {
    assert.equal(hintOf(answer("pending", code)), "sign.pending");
    assert.equal(hintOf(answer("failed", code)), "sign.failed");
    assert.equal(byAnother(answer("pending", code)), false);
  }
  assert.equal(hintOf(answer("pending", "userCancel")), "sign.pending");
  assert.equal(hintOf(answer("failed", "userSign")), "sign.failed");
  assert.equal(hintOf(answer("unknown", "userSign")), "sign.unknown");
  assert.equal(hintOf(answer("phaseOfTomorrow")), "sign.unknown");
});

test("who is not the profile's person is stopped, even where the status says signed", () => {
  for (const code of ["identityMismatch", "IDENTITY_MISMATCH", "wrongUser", "ssn-mismatch",
    "otherPerson", "different_person"]) {
    for (const phase of ["pending", "failed", "signed", "unknown"]) {
      assert.equal(byAnother(answer(phase, code)), true, code);
      assert.equal(hintOf(answer(phase, code)), "sign.mismatch", code);
    }
  }
});

const IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 "
  + "(KHTML, like Gecko)";
const ANDROID = "Mozilla/5.0 (Linux; Android 14; Pixel 8";
const CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0";

test("browsers inside apps are known by what they call themselves", () => {
  for (const agent of [
    `${IPHONE} Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.0;FBBV/1]`,
    `${ANDROID}) ${CHROME} Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0;]`,
    `${IPHONE} Mobile/22A3354 Instagram 350.0.0.0 (iPhone15,2; iOS 18_0; sv_SE)`,
    `${IPHONE} Mobile/15E148 [FBAN/MessengerForiOS;FBAV/470.0]`,
    `${IPHONE} Mobile/15E148 [LinkedInApp]/9.30`,
    `${IPHONE} Version/18.0 Mobile/15E148 Safari/604.1 Snapchat/13.0 (like Safari/8618)`,
    `${IPHONE} Mobile/15E148 musical_ly_36.0.0 BytedanceWebview/d8a21c6`,
    `${ANDROID}) ${CHROME} trill_360 BytedanceWebview/d8a21c6`,
    `${IPHONE} Mobile/15E148 Safari Line/14.0`,
    `${IPHONE} Mobile/15E148 MicroMessenger/8.0.50(0x18) NetType/WIFI Language/en`,
    `${IPHONE} Mobile/15E148 Twitter for iPhone/10.60`,
    `${ANDROID}) ${CHROME} Mobile Safari/537.36 TwitterAndroid`,
    `${ANDROID}; wv) ${CHROME} Mobile Safari/537.36`,
    `${IPHONE} GSA/340.0 Mobile/15E148 Safari/604.1`,
  ]) assert.equal(inApp(agent), true, agent);
});

test("browsers of their own are none of them", () => {
  for (const agent of [
    `${IPHONE} Version/18.0 Mobile/15E148 Safari/604.1`,
    `${IPHONE} CriOS/130.0.0.0 Mobile/15E148 Safari/604.1`,
    `${IPHONE} FxiOS/131.0 Mobile/15E148 Safari/605.1.15`,
    `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36`,
    "Mozilla/5.0 (Android 14; Mobile; rv:131.0) Gecko/131.0 Firefox/131.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 "
      + "Safari/537.36 OnLine/1",
    "",
  ]) assert.equal(inApp(agent), false, agent);
});

test("an app is opened by https or its own scheme, and by nothing that runs", () => {
  const make = (token) => `bankid:///?autostarttoken=${encodeURIComponent(token)}&redirect=null`;
  assert.equal(appLink(make, "t&x"), "bankid:///?autostarttoken=t%26x&redirect=null");
  assert.equal(appLink((t) => `https://app.example/?t=${t}`, "1"), "https://app.example/?t=1");
  for (const token of [undefined, null, "", 7]) assert.equal(appLink(make, token), undefined);
  assert.equal(appLink(null, "token"), undefined);
  for (const link of ["javascript:alert(1)", "JavaScript:alert(1)", " javascript:alert(1)",
    "java\nscript:alert(1)", "data:text/html,x", "blob:https://a.example/x", "http://a.example/",
    "file:///etc/hosts", "https://user:secret@a.example/", "/relative", ""]) {
    assert.equal(appLink(() => link, "token"), undefined, link);
  }
});

test("the signing page is an https page", () => {
  assert.equal(pageLink("https://sign.example/o/1"), "https://sign.example/o/1");
  for (const link of ["http://sign.example/", "bankid:///", "javascript:alert(1)", "//a.example",
    "https://a:b@sign.example/", null, undefined, 7, {}]) {
    assert.equal(pageLink(link), undefined, String(link));
  }
});

/** The dark squares of a path, row by row. */
function squares({ path, size }) {
  const rows = Array.from({ length: size }, () => Array(size).fill(0));
  for (const [, x, y, n] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)) {
    for (let i = 0; i < Number(n); i += 1) rows[y][Number(x) + i] = 1;
  }
  return rows.map((row) => row.join(""));
}

test("a QR code is drawn with its corners, and white around it", () => {
  const code = qr("bankid.67df3917-fa0d-44e5-b327-edcc928297f8.0.dc69358e712458a66a7525beef148ae");
  const rows = squares(code);
  const quiet = "0".repeat(code.size);
  assert.deepEqual([...rows.slice(0, 4), ...rows.slice(-4)], Array(8).fill(quiet));
  assert.ok(rows.every((row) => row.startsWith("0000") && row.endsWith("0000")));
  const corner = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
  const at = (top, left) => rows.slice(top, top + 7).map((row) => row.slice(left, left + 7));
  assert.deepEqual(at(4, 4), corner);
  assert.deepEqual(at(4, code.size - 11), corner);
  assert.deepEqual(at(code.size - 11, 4), corner);
  assert.notEqual(qr("another").path, code.path);
});

test("a text that fits in no code has none", () => {
  assert.equal(qr("x".repeat(3000)), undefined);
});
