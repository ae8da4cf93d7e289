// What a partner's server and edge worker write compiles. In words that TypeScript 4.8 has, and no
// name of the platform. What cannot work is in wrong-server.mts.
import {
  connect, type Defentry, type Diagnostic, type ErrorKind, type SessionState,
} from "defentry-web";
import { issueCode, isDefentryError, type ClientOptions } from "defentry-web/edge";
import {
  connectAs, crmLogin, mintAppToken, type AppToken, type CreatedAccount, type CrmClient,
  type CrmLoginOptions, type CrmToken, type GatewayOptions, type NewAccountInput,
} from "defentry-web/server";
import { is } from "./usage.mjs";

const gateway: GatewayOptions = {
  baseUrl: "https://api.partner.example", apiVersion: null, timeoutMs: 5000, totalTimeoutMs: 20_000,
  maxRetries: 1, onDiagnostic: ({ route, ms }: Diagnostic) => is<number>(route.length + ms),
};
const who = (email: string): ClientOptions => ({
  ...gateway, clientId: "partner", clientSecret: "from a binding", email, signal: undefined,
});

export async function code(email: string): Promise<string> {
  return issueCode(who(email));
}

export async function onBehalf(email: string): Promise<Defentry> {
  const token: AppToken = await mintAppToken(who(email));
  is<"app">(token.kind);
  const client = await connectAs({ ...gateway, allow: ["online-data"], getToken: () => token });
  await client.scan.start();
  return connectAs({
    ...gateway,
    getToken: async ({ reason, signal }) => {
      is<"first" | "expired">(reason);
      return signal.aborted ? token : mintAppToken(who(email));
    },
  });
}

// The same client as in a page: what takes the one takes the other.
export const either: ((email: string) => Promise<Defentry>)[] = [onBehalf, () => connect(gateway)];

let kept: CrmToken | undefined;

export async function service(login: CrmLoginOptions): Promise<CrmClient> {
  const onToken = (token: CrmToken): void => { kept = token; };
  const crm = await crmLogin({ ...login, ...gateway, token: kept, onToken });
  is<SessionState>(crm.session.state);
  const given: NewAccountInput = { email: "alex@example.com", ssn: "19811218-9876", plan_id: 7 };
  const account: CreatedAccount = await crm.accounts.create(given, { timeoutMs: 1000 });
  const { email, phone, iban, passport, driversLicense } = crm.watchlists;
  const added = await email.add(account.id, { email: "alex@example.com" });
  if (added?.id !== undefined) await email.remove(account.id, added.id);
  for (const leak of await iban.leaks(account.id)) is<unknown>(leak["source"]);
  await phone.sendVerificationCode(account.id, { phone: "+46701234567" });
  await phone.confirm(account.id, { phone: "+46701234567", code: "123456" });
  for (const { id } of await passport.list(account.id)) {
    await passport.update(account.id, id, { expiry_date: "2035-12-31" });
  }
  for (const { id } of await driversLicense.list("7")) await driversLicense.remove(7, id);
  const [card] = await crm.cards.list(account.id, { signal: undefined });
  if (card) is<string | null | undefined>((await crm.cards.get(account.id, card.id)).card_number);
  is<void>(await crm.ssnMonitoring.activate(account.id));
  is<unknown>(await crm.request("GET", `/api/v1/account/${account.id}/credit-cards`));
  crm.session.end();
  return crm;
}

export const failed = (error: unknown): ErrorKind | undefined =>
  isDefentryError(error) ? error.kind : undefined;
