// What a partner writes compiles; what cannot work does not. Checked by `cargo xtask check` against
// the package as it is installed, with the declarations themselves checked too.
import {
  connect, isDefentryError, type Defentry, type ProfileInput, type RemovalRequest, type ScanState,
  type Site, type SiteId,
} from "defentry-web";

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
