// What a partner writes compiles; what cannot work does not. Checked by `cargo xtask check` against
// the package as it is installed, with the declarations themselves checked too.
import {
  connect, isDefentryError, type Alarm, type Area, type CreditCard, type CreditCardId,
  type Defentry, type EmailId, type Leak, type ProfileInput, type RemovalRequest,
  type ScanSnapshot, type ScanState, type SigningStatus, type Site, type SiteId, type Watch,
  type WatchedEmail, type WatchedPhone,
} from "defentry-web";
import { doctor, type Check, type Departure, type Report } from "defentry-web/doctor";

const profile: ProfileInput = {
  first_name: "Alex", last_name: "Ek", email: "alex@example.com", phone: "+46701234567",
  street: "Gatan 1", zip: "111 22", city: "Stockholm",
};

export async function journey(signal: AbortSignal): Promise<Defentry> {
  const client = await connect({
    baseUrl: "https://api.partner.example",
    apiVersion: null,
    getCode: async ({ reason, signal }) => `${reason satisfies "first" | "expired"}${signal.aborted}`,
    onDiagnostic: ({ route, ms, status }) => console.log(route.length + ms + (status ?? 0)),
  });
  const saved = await client.profile.ensure(profile, { signal, timeoutMs: 1000 });
  saved?.city?.toUpperCase();
  const started = await client.scan.start();
  started.applied satisfies "yes" | "reconciled";
  for await (const { sites, overview, changed, stalled } of client.scan.watch({ signal, intervalMs: 1000 })) {
    const first: Site | undefined = sites[0];
    first?.scan_result.data?.firstName?.trim();
    overview.counts.found?.toFixed();
    if (stalled && changed.length > 0) break;
  }
  for await (const { phase, raw } of client.signing.watch()) console.log(phase === "signed", raw.hint_code);
  await client.removals.submit({ site_ids: [7, "b-8"] });
  const requests: RemovalRequest[] = await client.removals.list();
  const event = (await client.events.list())[0];
  event?.type?.trim();
  requests[0]?.created_at?.slice(0, 10);
  await client.profile.delete({ confirm: true });
  client.session.state satisfies "none" | "active" | "expired" | "ended";
  client.session.end();
  return client;
}

export async function watch(client: Defentry, signal: AbortSignal): Promise<void> {
  const { email, phone, iban, passport, driversLicense } = client.watchlists;
  await client.profile.check(profile);

  const added = await email.add({ email: "alex@example.com" }, { signal });
  if (added?.id !== undefined) await email.remove(added.id);
  const emails: WatchedEmail[] = await email.list();
  emails[0]?.is_confirmed satisfies boolean | null | undefined;
  await email.resendConfirmation({ email: "alex@example.com" }) satisfies void;
  const leaks: Leak[] = await email.leaks();
  leaks[0]?.["source"] satisfies unknown;

  await phone.add({ phone: "+46701234567" });
  await phone.sendVerificationCode({ phone: "+46701234567" });
  await phone.confirm({ phone: "+46701234567", code: "123456" }, { timeoutMs: 1000 });
  // What is assumed may be called otherwise: other fields may stand in its place.
  await phone.confirm({ verification_code: "123456" });
  await iban.add({ iban: "SE4550000000058398257466", label: "wages" });
  for (const { id, expiry_date } of await passport.list()) {
    if (expiry_date?.startsWith("2030")) await passport.update(id, { expiry_date: "2035-12-31" });
  }
  for (const { id } of await driversLicense.list()) await driversLicense.remove(id);
}

export async function look(client: Defentry): Promise<unknown> {
  const { cards, alarms, account } = client;
  const card = await cards.add({
    card_number: "4242424242424242", expiry_month: "07", expiry_year: 2035, holder_name: "Alex Ek",
  });
  card?.is_verified satisfies boolean | null | undefined;
  const first: CreditCard | undefined = (await cards.list())[0];
  if (first) await cards.verify({ credit_card_id: first.id, code: "1234" });
  if (first) (await cards.get(first.id)).card_number?.trim();

  for (const { id } of [...await alarms.list(), ...await alarms.listV2()]) {
    if (id == null) continue;
    const alarm: Alarm = await alarms.get(id);
    alarm.created_at?.slice(0, 10);
    (await alarms.close(id))?.is_closed satisfies boolean | null | undefined;
    (await alarms.coachMe(id))?.["steps"] satisfies unknown;
  }
  await alarms.leakCoachMe({ leak_id: "leak-1" });

  const { id, email } = await account.get();
  email?.trim();
  await account.update({ lang_code: "sv" });
  if (id != null) await account.updateV2(id, { lang_code: "sv" });
  await account.changePassword({ current_password: "a", password: "b" });

  await client.request("POST", "/api/v1/unheard-of", { any: ["thing"] }, { timeoutMs: 1000 });
  return client.request("GET", `/api/v1/alarms?page=${2}`);
}

/** A store as `useSyncExternalStore` takes it. */
declare function useStore<T>(subscribe: (changed: () => void) => () => void, snapshot: () => T): T;

export async function followed(client: Defentry, signal: AbortSignal): Promise<string> {
  await client.session.redeem("code", { expectEmail: "alex@example.com", signal });
  const { applied, result } = await client.removals.submit({ site_ids: [7] }, { force: true, signal });
  result satisfies unknown;
  const watch: Watch<ScanSnapshot> = client.removals.watch({ intervalMs: 5000, limitMs: 60_000 });
  const seen: ScanSnapshot | undefined = useStore(watch.subscribe, watch.getSnapshot);
  for await (const { overview } of watch) {
    overview.clearNow satisfies number;
    overview.sites[0]?.waitingFor satisfies "scan" | "broker" | "user" | null | undefined;
    if (watch.ended) break;
  }
  const isDone = ({ status }: SigningStatus): boolean => status === "SIGNED_AT_LAST";
  for await (const { phase } of client.signing.watch({ isDone })) phase satisfies string;
  // @ts-expect-error only a signing's end may be known better
  client.scan.watch({ isDone });
  // @ts-expect-error a scan is started whatever it says
  await client.scan.start({ force: true });
  return applied + (watch.error?.message ?? "") + seen?.overview.total;
}

export async function diagnosed(client: Defentry, signal: AbortSignal): Promise<string> {
  const baseUrl = "https://api.partner.example";
  const report: Report = await doctor({ baseUrl, apiVersion: null, timeoutMs: 5000, signal, client });
  const failed: Check | undefined = report.checks.find(({ outcome }) => outcome === "failed");
  const first: Departure | undefined = report.departures[0];
  first?.mark satisfies "D" | "V" | "A" | undefined;
  if (report.routes.some(({ status }) => status === "not_found")) return failed?.fix ?? "";
  // @ts-expect-error the base URL is required
  await doctor({ client });
  // @ts-expect-error what has no `request` is no client
  await doctor({ baseUrl, client: {} });
  return report.text;
}

export function keptTo(allow: readonly Area[]): Promise<Defentry> {
  return connect({ baseUrl: "https://api.partner.example", allow: [...allow, "account-password"] });
}

export function failed(error: unknown): string {
  if (!isDefentryError(error)) return "";
  error.kind satisfies string;
  return error.details.map(({ field, issue }) => field + issue).join() + (error.code ?? "");
}

// An open set: the known words are suggested, an unknown one is allowed.
export const states: ScanState[] = ["SCAN_COMPLETED", "SCAN_OF_TOMORROW"];

export async function wrong(client: Defentry, id: SiteId, request: RemovalRequest): Promise<void> {
  // @ts-expect-error a field is missing
  await client.profile.create({ first_name: "Alex" });
  // @ts-expect-error deleting has to be meant
  await client.profile.delete({ confirm: false });
  // @ts-expect-error there is no such verb
  await client.events.delete();
  // @ts-expect-error a request's id is no site's id
  if (request.id != null) await client.scan.retry(request.id);
  // @ts-expect-error what is assumed may be missing
  (await client.scan.status()).sites[0].id.toString();
  // @ts-expect-error the base URL is required
  await connect({});
  await client.scan.retry(id);
}

export async function wrongToo(client: Defentry, phone: WatchedPhone, id: EmailId): Promise<void> {
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
  id satisfies CreditCardId;
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
  // @ts-expect-error there is no such area
  await connect({ baseUrl: "https://api.partner.example", allow: ["everything"] });
  // @ts-expect-error what is below /api/ alone can be reached
  await client.request("GET", "/control/log");
  // @ts-expect-error an address is no path
  await client.request("GET", "https://evil.example/api/v1/account");
  // @ts-expect-error there is no such method
  await client.request("HEAD", "/api/v1/account");
}
