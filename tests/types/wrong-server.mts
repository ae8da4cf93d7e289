// What cannot work on a server does not compile either: above all, one token in the other's place.
import { connect, type Defentry, type EmailId } from "defentry-web";
import * as edge from "defentry-web/edge";
import {
  connectAs, crmLogin, mintAppToken, type AppToken, type CrmClient, type CrmToken,
} from "defentry-web/server";

const baseUrl = "https://api.partner.example";
const login = { baseUrl, username: "crm", password: "from a binding" };
const who = { baseUrl, clientId: "partner", clientSecret: "from a binding", email: "a@b.example" };

export async function tokens(app: AppToken, crm: CrmToken): Promise<void> {
  // @ts-expect-error a CRM token calls nothing for a user
  await connectAs({ baseUrl, getToken: () => crm });
  // @ts-expect-error nor does it when it comes later
  await connectAs({ baseUrl, getToken: async () => crm });
  // @ts-expect-error a token is no text
  await connectAs({ baseUrl, getToken: () => "2|secret" });
  // @ts-expect-error there must be a way to a token
  await connectAs({ baseUrl });
  // @ts-expect-error an app token is not the service account's
  await crmLogin({ ...login, token: app });
  // @ts-expect-error nor is a text
  await crmLogin({ ...login, token: "1|secret" });
  // @ts-expect-error what it is told is no text
  await crmLogin({ ...login, onToken: (token: string) => token });
  // @ts-expect-error nor an app token
  await crmLogin({ ...login, onToken: (token: AppToken) => token });
  // @ts-expect-error a page is given a code, and no token
  await connect({ baseUrl, getCode: () => app });
  // @ts-expect-error a token has no text to be read
  app.text.trim();
  // @ts-expect-error nor is it one
  const text: string = crm;
  // @ts-expect-error one is not the other
  const other: AppToken = crm;
  // @ts-expect-error and the other way round
  const another: CrmToken = await mintAppToken(who);
  void [text, other, another];
}

export async function clients(crm: CrmClient, user: Defentry, email: EmailId): Promise<void> {
  // @ts-expect-error Online Data takes the user's token
  await crm.scan.start();
  // @ts-expect-error all of it does
  await crm.removals.submit({ site_ids: [7] });
  // @ts-expect-error profiles are their users' own
  await crm.profile.get();
  // @ts-expect-error and so are alarms
  await crm.alarms.list();
  // @ts-expect-error a user makes no accounts
  await user.accounts.create({ email: "a@b.example" });
  // @ts-expect-error nor begins to watch a number
  await user.ssnMonitoring.activate(7);
  // @ts-expect-error a user's lists need no account's id
  await user.watchlists.email.remove(7, email);
  // @ts-expect-error whose list?
  await crm.watchlists.email.list();
  // @ts-expect-error whose, and which?
  await crm.watchlists.email.remove(email);
  // @ts-expect-error an e-mail's id is no phone's id
  await crm.watchlists.phone.remove(7, email);
  // @ts-expect-error there is no route for a license's leaks
  await crm.watchlists.driversLicense.leaks(7);
  // @ts-expect-error cards added here need no verification
  await crm.cards.verify(7, { code: "1234" });
  // @ts-expect-error a number can be given once, when the account is created
  await crm.ssnMonitoring.activate(7, { ssn: "19811218-9876" });
  // @ts-expect-error one client is not the other
  const service: CrmClient = user;
  // @ts-expect-error and the other way round
  const person: Defentry = crm;
  // @ts-expect-error a state is read, not written
  crm.session.state = "active";
  void [service, person];
}

export async function theEdge(): Promise<void> {
  // @ts-expect-error the edge mints no tokens
  await edge.mintAppToken(who);
  // @ts-expect-error nor does it act for a user
  await edge.connectAs({ baseUrl });
  // @ts-expect-error nor for the partner
  await edge.crmLogin(login);
  // @ts-expect-error whose secret?
  await edge.issueCode({ baseUrl, clientId: "partner", email: "a@b.example" });
  // @ts-expect-error for whom?
  await mintAppToken({ baseUrl, clientId: "partner", clientSecret: "from a binding" });
  // @ts-expect-error a code is a text, not an object with one
  (await edge.issueCode(who)).code.trim();
  // @ts-expect-error a secret is a text
  await mintAppToken({ ...who, clientSecret: undefined });
}
