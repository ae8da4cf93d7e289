// What cannot work does not compile. Each line below a mark is wrong in one way; one that compiles
// after all is an error itself.
import { connect, type CreditCardId, type Defentry, type EmailId } from "defentry-web";
import type { RemovalRequest, ScanState, SiteId, WatchedPhone } from "defentry-web";
import { doctor } from "defentry-web/doctor";
import { init } from "defentry-web/slim";
import { sandbox } from "defentry-web/testing";
import { profile } from "./usage.mjs";

const baseUrl = "https://api.partner.example";

export async function options(client: Defentry): Promise<void> {
  // @ts-expect-error the base URL is required
  await connect({});
  // @ts-expect-error an address is text
  await connect({ baseUrl: 8080 });
  // @ts-expect-error there is no such option
  await connect({ baseUrl, token: "1|secret" });
  // @ts-expect-error a code is text
  await connect({ baseUrl, getCode: () => 123456 });
  // @ts-expect-error nor is it an answer: `.then((response) => response.text())` is missing
  await connect({ baseUrl, getCode: async () => ({ text: async () => "code" }) });
  // @ts-expect-error there is no such area
  await connect({ baseUrl, allow: ["everything"] });
  // @ts-expect-error a fetch gives an answer
  await connect({ baseUrl, fetch: async () => 200 });
  // @ts-expect-error a number is no signal
  await client.profile.get({ signal: 5 });
  // @ts-expect-error a state is read, not written
  client.session.state = "active";
  // @ts-expect-error there is no pointer to free
  client.free();
}

export async function onlineData(client: Defentry, id: SiteId, request: RemovalRequest) {
  // @ts-expect-error six fields are missing
  await client.profile.create({ first_name: "Alex" });
  const { city, ...rest } = profile;
  // @ts-expect-error one is
  await client.profile.update({ ...rest, phone: city });
  // @ts-expect-error deleting has to be meant
  await client.profile.delete({ confirm: false });
  // @ts-expect-error and said
  await client.profile.delete();
  // @ts-expect-error there is no such verb
  await client.events.delete();
  // @ts-expect-error a request's id is no site's id
  if (request.id != null) await client.scan.retry(request.id);
  await client.scan.retry(id);
  // @ts-expect-error what is assumed may be missing
  (await client.scan.status()).sites[0].id.toString();
  // @ts-expect-error only a signing's end may be known better
  client.scan.watch({ isDone: () => true });
  // @ts-expect-error a scan is started whatever it says
  await client.scan.start({ force: true });
  // @ts-expect-error which sites?
  await client.removals.submit({});
  // @ts-expect-error a set of words is open, but of words
  const state: ScanState = 7;
  return state;
}

export async function items(client: Defentry, phone: WatchedPhone, id: EmailId): Promise<void> {
  const { watchlists, cards } = client;
  // @ts-expect-error the gateway has no route for a passport's leaks
  await watchlists.passport.leaks();
  // @ts-expect-error a license cannot be changed
  await watchlists.driversLicense.update(1, {});
  // @ts-expect-error nor are there leaks of it
  await watchlists.driversLicense.leaks();
  // @ts-expect-error a phone's id is no e-mail's id
  await watchlists.email.remove(phone.id);
  // @ts-expect-error an e-mail's id is no card's id
  const card: CreditCardId = id;
  // @ts-expect-error which passport?
  await watchlists.passport.update({ expiry_date: "2035-12-31" });
  // @ts-expect-error which card?
  await cards.get();
  // @ts-expect-error the address is documented, and required
  await watchlists.email.add({});
  // @ts-expect-error an alarm's id is assumed: it may be missing
  for (const alarm of await client.alarms.list()) await client.alarms.close(alarm.id);
  // @ts-expect-error the gateway may answer a write without a body
  (await cards.add({})).id;
  await cards.get(card);
}

export async function wayOut(client: Defentry): Promise<void> {
  // @ts-expect-error what is below /api/ alone can be reached
  await client.request("GET", "/control/log");
  // @ts-expect-error an address is no path
  await client.request("GET", "https://evil.example/api/v1/account");
  // @ts-expect-error there is no such method
  await client.request("HEAD", "/api/v1/account");
  // @ts-expect-error of its answer nothing is known
  (await client.request("GET", "/api/v1/account")).email;
  // @ts-expect-error the base URL is required
  await doctor({ client });
  // @ts-expect-error an address is not fetched for you
  await init("https://cdn.example/defentry_web_bg.wasm");
  // @ts-expect-error what has no `request` is no client
  await doctor({ baseUrl, client: {} });
}

export async function tested(): Promise<void> {
  // @ts-expect-error there is no such scenario
  const gateway = await sandbox({ scenario: "happy" });
  // @ts-expect-error nor such a fault
  gateway.fault({ kind: { broken: true } });
  // @ts-expect-error what is below /control/ alone is control
  gateway.control("GET", "/api/v1/account");
  // @ts-expect-error who is recorded is not changed
  gateway.requests.pop();
}
