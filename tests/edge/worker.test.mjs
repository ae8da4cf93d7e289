// examples/edge-worker in workerd, against the sandbox: the code, and who gets none.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { ORIGIN, PATH, asked, claims, redeemed } from "../support/edge-asking.mjs";
import { startWorker } from "../support/edge-worker.mjs";
import { startSandbox } from "../support/servers.mjs";

const URL_ = `${ORIGIN}${PATH}`;
let sandbox;
let worker;

before(async () => {
  sandbox = await startSandbox();
  worker = await startWorker({ sandbox });
});
after(async () => {
  await worker?.stop();
  await sandbox?.stop();
});

const ask = async (init, address = URL_) => {
  const response = await worker.fetch(address, init);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const said = async (init, address) => {
  const { status, text } = await ask(init, address);
  return `${status} ${text}`;
};
/** How many codes the gateway was asked for by `work`. */
const issuedBy = async (work) => {
  const count = async () => (
    (await sandbox.log()).filter(({ path }) => path === "/api/v1/sso/code").length);
  const earlier = await count();
  await work();
  return await count() - earlier;
};

test("the code is the session's user's, whoever body and query name", async () => {
  const session = claims();
  const other = "other@user.example";
  const address = `${URL_}?email=${other}&client_secret=x`;
  for (const body of [JSON.stringify({ email: other }), `email=${other}`]) {
    const { status, text } = await ask(asked(session, { body }), address);
    assert.equal(status, 200, text);
    assert.match(text, /^[\x21-\x7e]+$/, "the code, and nothing else");
    assert.equal(await redeemed(sandbox, text), session.email);
    assert.equal(await redeemed(sandbox, text), undefined, "it was good for once");
  }
});

test("every answer has the same headers, and none for other origins", async () => {
  const origin = { origin: ORIGIN };
  const answers = [
    await ask(asked(claims(), { headers: origin })),
    await ask(asked(undefined, { headers: origin })),
    await ask(asked(claims(), { headers: { ...origin, "sec-fetch-site": "cross-site" } })),
    await ask(asked(claims(), { method: "OPTIONS", headers: origin })),
    await ask(asked(claims(), { headers: origin }), `${ORIGIN}/session/other`),
  ];
  assert.deepEqual(answers.map(({ status }) => status), [200, 401, 403, 405, 404]);
  // How it travels is the runtime's business.
  const onTheWay = /^(content-length|transfer-encoding|mf-.*)$/;
  const ids = answers.map(({ headers }) => {
    const { "x-request-id": id, ...rest } =
      Object.fromEntries([...headers].filter(([name]) => !onTheWay.test(name)));
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.deepEqual(rest, {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      ...rest.allow && { allow: "POST" },
    });
    return id;
  });
  assert.equal(new Set(ids).size, ids.length);
});

test("no other method, and no other path", async () => {
  assert.equal(await issuedBy(async () => {
    for (const method of ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"]) {
      const { status, text, headers } = await ask(asked(claims(), { method }));
      assert.equal(status, 405, method);
      assert.equal(text, method === "HEAD" ? "" : "method_not_allowed");
      assert.equal(headers.get("allow"), "POST");
    }
    for (const path of ["/", `${PATH}/`, `${PATH}/x`, `//${PATH}`, "/session/Defentry-code"]) {
      assert.equal(await said(asked(claims()), ORIGIN + path), "404 not_found", path);
    }
  }), 0);
});

test("another site gets nothing, and does not learn whether anybody is logged in", async () => {
  const none = { "sec-fetch-site": undefined };
  const foreign = [
    ...["cross-site", "same-site", "none", "", "same-origin, cross-site", "Same-Origin"]
      .map((site) => ({ "sec-fetch-site": site })),
    // What the browser says of itself comes first.
    { "sec-fetch-site": "cross-site", origin: ORIGIN },
    none,
    ...["null", "", "https://evil.example", "http://www.partner.example", `${ORIGIN}:8443`,
      `${ORIGIN}.evil.example`, "https://partner.example", `${ORIGIN}/`]
      .map((origin) => ({ ...none, origin })),
  ];
  const init = (session, headers) => {
    const request = asked(session, { headers });
    for (const [name, value] of Object.entries(request.headers)) {
      if (value === undefined) delete request.headers[name];
    }
    return request;
  };
  assert.equal(await issuedBy(async () => {
    for (const headers of foreign) {
      const told = JSON.stringify(headers);
      assert.equal(await said(init(claims(), headers)), "403 cross_site", told);
      assert.equal(await said(init(undefined, headers)), "403 cross_site", told);
    }
  }), 0);
  const { status } = await ask(init(claims(), { ...none, origin: ORIGIN }));
  assert.equal(status, 200, "an old browser that sends Origin alone");
});
