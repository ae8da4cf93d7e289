// What a partner writes compiles. In words that TypeScript 4.8 has, and no name of the platform:
// Node's types, workerd's and none at all shall do. What cannot work is in wrong.mts.
import {
  connect, isDefentryError, mask, type Alarm, type Area, type CallOptions, type CreditCard,
  type Defentry, type DefentryError, type ErrorKind, type Leak, type ProfileInput,
  type RemovalRequest, type ScanSnapshot, type ScanState, type SigningPhase, type SigningStatus,
  type Site, type Watch, type WatchedEmail,
} from "defentry-web";
import { doctor, type Check, type Departure, type Report } from "defentry-web/doctor";
import { sandbox, type RecordedRequest, type Sandbox } from "defentry-web/testing";

/** `satisfies`, which is newer: that the value is of that type. */
export function is<T>(value: T): T {
  return value;
}

type Signal = CallOptions["signal"];

const baseUrl = "https://api.partner.example";
export const profile: ProfileInput = {
  first_name: "Alex", last_name: "Ek", email: "alex@example.com", phone: "+46701234567",
  street: "Gatan 1", zip: "111 22", city: "Stockholm",
};

export async function journey(signal: NonNullable<Signal>): Promise<Defentry> {
  const client = await connect({
    baseUrl,
    apiVersion: null,
    getCode: async ({ reason, signal }) => `${is<"first" | "expired">(reason)}${signal.aborted}`,
    onDiagnostic: ({ route, ms, status }) => is<number>(route.length + ms + (status ?? 0)),
  });
  const saved = await client.profile.ensure(profile, { signal, timeoutMs: 1000 });
  // What may be missing may be undefined, too: options are often passed on.
  await client.profile.get({ signal: undefined, timeoutMs: undefined });
  saved?.city?.toUpperCase();
  const started = await client.scan.start();
  is<"yes" | "reconciled">(started.applied);
  const options = { signal, intervalMs: 1000 };
  for await (const { sites, overview, changed, stalled } of client.scan.watch(options)) {
    const first: Site | undefined = sites[0];
    first?.scan_result.data?.firstName?.trim();
    overview.counts.found?.toFixed();
    if (stalled && changed.length > 0) break;
  }
  for await (const { phase, raw } of client.signing.watch()) {
    is<SigningPhase>(phase);
    is<string | null | undefined>(raw.hint_code);
  }
  await client.removals.submit({ site_ids: [7, "b-8"] });
  const requests: RemovalRequest[] = await client.removals.list();
  const event = (await client.events.list())[0];
  event?.type?.trim();
  requests[0]?.created_at?.slice(0, 10);
  await client.profile.delete({ confirm: true });
  is<"none" | "active" | "expired" | "ended">(client.session.state);
  client.session.end();
  return client;
}

export async function watch(client: Defentry, signal: NonNullable<Signal>): Promise<void> {
  const { email, phone, iban, passport, driversLicense } = client.watchlists;
  is<void>(await client.profile.check(profile));

  const added = await email.add({ email: "alex@example.com" }, { signal });
  if (added?.id !== undefined) await email.remove(added.id);
  const emails: WatchedEmail[] = await email.list();
  is<boolean | null | undefined>(emails[0]?.is_confirmed);
  is<void>(await email.resendConfirmation({ email: "alex@example.com" }));
  const leaks: Leak[] = await email.leaks();
  is<unknown>(leaks[0]?.["source"]);

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
  is<boolean | null | undefined>(card?.is_verified);
  const first: CreditCard | undefined = (await cards.list())[0];
  if (first) await cards.verify({ credit_card_id: first.id, code: "1234" });
  if (first) (await cards.get(first.id)).card_number?.trim();

  for (const { id } of [...await alarms.list(), ...await alarms.listV2()]) {
    if (id == null) continue;
    const alarm: Alarm = await alarms.get(id);
    alarm.created_at?.slice(0, 10);
    is<boolean | null | undefined>((await alarms.close(id))?.is_closed);
    is<unknown>((await alarms.coachMe(id))?.["steps"]);
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

export async function followed(client: Defentry, signal: NonNullable<Signal>): Promise<string> {
  await client.session.redeem("code", { expectEmail: "alex@example.com", signal });
  const submitted = await client.removals.submit({ site_ids: [7] }, { force: true, signal });
  is<unknown>(submitted.result);
  const watch: Watch<ScanSnapshot> = client.removals.watch({ intervalMs: 5000, limitMs: 60_000 });
  const seen: ScanSnapshot | undefined = useStore(watch.subscribe, watch.getSnapshot);
  for await (const { overview } of watch) {
    is<number>(overview.clearNow);
    is<"scan" | "broker" | "user" | null | undefined>(overview.sites[0]?.waitingFor);
    if (watch.ended) break;
  }
  const isDone = ({ status }: SigningStatus): boolean => status === "SIGNED_AT_LAST";
  for await (const { phase } of client.signing.watch({ isDone })) is<string>(phase);
  return submitted.applied + (watch.error?.message ?? "") + seen?.overview.total;
}

export async function diagnosed(client: Defentry, signal: NonNullable<Signal>): Promise<string> {
  const options = { baseUrl, apiVersion: null, timeoutMs: 5000, signal, client };
  const report: Report = await doctor(options);
  const failed: Check | undefined = report.checks.find(({ outcome }) => outcome === "failed");
  const first: Departure | undefined = report.departures[0];
  is<"D" | "V" | "A" | undefined>(first?.mark);
  if (report.routes.some(({ status }) => status === "not_found")) return failed?.fix ?? "";
  return report.text;
}

export function keptTo(allow: readonly Area[]): Promise<Defentry> {
  return connect({ baseUrl, allow: [...allow, "account-password"] });
}

export function failed(error: unknown): string {
  if (!isDefentryError(error)) return "";
  is<DefentryError>(error);
  is<ErrorKind>(error.kind);
  return error.details.map(({ field, issue }) => field + mask(issue)).join() + (error.code ?? "");
}

// An open set: the known words are suggested, an unknown one is allowed.
export const states: ScanState[] = ["SCAN_COMPLETED", "SCAN_OF_TOMORROW"];

export async function tested(): Promise<string | null | undefined> {
  const gateway: Sandbox = await sandbox({ scenario: "scanned", clock: "virtual", seed: 7 });
  const client = await connect({ ...gateway.options, idleMs: 0 });
  const match = { method: "GET", path: "/api/v1/delete-my-data/scan/status" };
  gateway.fault({ match, times: 1, kind: { status: 503 } });
  const { sites } = await gateway.clock.skipWaits(() => client.scan.status());
  is<number>(sites.length);
  gateway.scenario("reappeared");
  gateway.control("POST", "/control/signing", { email: gateway.email, action: "sign" });
  const last: RecordedRequest | undefined = gateway.requests[gateway.requests.length - 1];
  gateway.reset();
  return last?.route;
}
