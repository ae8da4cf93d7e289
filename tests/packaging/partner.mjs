// What a partner's servers do with `./edge` and `./server`, the same in every runtime.

const CLIENT = { clientId: "partner-demo", clientSecret: "sandbox-secret" };
const SERVICE = { username: "crm-demo", password: "sandbox-secret" };

// Somebody else each time: an account can be created once.
const somebody = () => `siv-${Math.random().toString(36).slice(2)}@user.example`;

/** What `edge` must come to. */
export const EDGE = {
  exports: ["DefentryError", "isDefentryError", "issueCode"],
  redeemed: [200, 401],
  isTheirs: true,
  refused: ["unauthenticated", "validation", "misuse"],
};

/** A code for somebody, traded as their page would; and who gets none. */
export async function edge(library, baseUrl) {
  const { issueCode, isDefentryError } = library;
  const who = { ...CLIENT, baseUrl, email: somebody() };
  const code = await issueCode(who);
  const redeem = () => fetch(`${baseUrl}/api/v1/sso/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ code }),
  });
  const [first, second] = [await redeem(), await redeem()];
  const { token } = await first.json();
  await second.body?.cancel();
  const account = await fetch(`${baseUrl}/api/v1/account`, {
    headers: { authorization: `Bearer ${token}`, "x-api-version": "2026-06-12" },
  });
  const said = await account.json();
  const refused = [{ clientSecret: "another" }, { email: "nobody" }, { clientId: undefined }];
  return {
    exports: Object.keys(library).filter((name) => name !== "default").sort(),
    redeemed: [first.status, second.status],
    isTheirs: (said.data ?? said).email === who.email,
    refused: await Promise.all(refused.map((wrong) => (
      kindOf(issueCode({ ...who, ...wrong }), isDefentryError)))),
  };
}

/** What `server` must come to. */
export const SERVER = {
  exports: ["DefentryError", "connectAs", "crmLogin", "isDefentryError", "mintAppToken"],
  watched: 1,
  isTheirs: true,
  printed: '["AppToken","CrmToken"]',
  loggedInOnce: true,
  crossed: ["misuse", "misuse", "misuse"],
  states: ["ended", "ended"],
};

/** An account is created and used: by the service account, and on the user's behalf. */
export async function server(library, baseUrl) {
  const { connectAs, crmLogin, isDefentryError, mintAppToken } = library;
  const refused = (promise) => kindOf(promise, isDefentryError);
  const email = somebody();
  const service = { ...SERVICE, baseUrl };
  const logins = [];
  const crm = await crmLogin({ ...service, onToken: (token) => logins.push(token) });
  const { id } = await crm.accounts.create({ email });
  await crm.watchlists.email.add(id, { email });
  const watched = await crm.watchlists.email.list(id);

  const token = await mintAppToken({ ...CLIENT, baseUrl, email });
  const client = await connectAs({ baseUrl, getToken: () => token });
  const account = await client.account.get();
  const confused = await connectAs({ baseUrl, getToken: () => logins[0] });

  const crossed = [
    await refused(crm.request("GET", "/api/v1/delete-my-data")),
    await refused(crmLogin({ ...service, token })),
    await refused(confused.account.get()),
  ];
  for (const one of [crm, client]) one.session.end();
  return {
    exports: Object.keys(library).filter((name) => name !== "default").sort(),
    watched: watched.length,
    isTheirs: account.email === email,
    printed: JSON.stringify([token, ...logins]),
    loggedInOnce: logins.length === 1,
    crossed,
    states: [crm, client].map(({ session }) => session.state),
  };
}

/** Of the error that it must come to. */
async function kindOf(promise, isDefentryError) {
  const error = await promise.then(() => undefined, (reason) => reason);
  if (!isDefentryError(error)) throw new Error("no typed error", { cause: error });
  return error.kind;
}
