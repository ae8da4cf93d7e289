// All of it in one process, as a partner's own tests may have it: three cores, and one kind of
// error.
import * as web from "defentry-web";
import * as edge from "defentry-web/edge";
import * as server from "defentry-web/server";

const [, , baseUrl] = process.argv;
const email = "siv-together@user.example";
const who = { baseUrl, email, clientId: "partner-demo", clientSecret: "sandbox-secret" };
const page = await web.connect({ baseUrl, getCode: () => edge.issueCode(who) });
const user = await server.connectAs({ baseUrl, getToken: () => server.mintAppToken(who) });
await page.watchlists.email.add({ email });
const seen = await Promise.all([page, user].map((client) => client.watchlists.email.list()));

const libraries = [web, edge, server];
const nowhere = { ...who, baseUrl: "ftp://nowhere", username: "crm-demo", password: "none" };
const errors = await Promise.all([
  web.connect(nowhere), edge.issueCode(nowhere), server.crmLogin(nowhere),
].map((promise) => promise.catch((error) => error)));
console.log(JSON.stringify({
  seen: seen.map((items) => items.map((item) => item.email === email)),
  kinds: errors.map(({ kind }) => kind),
  recognised: libraries.map(({ isDefentryError }) => errors.every(isDefentryError)),
}));
