// What a partner's page does, wherever its gateway is.
import { connect } from "/browser.js";

const PERSON = {
  first_name: "Siv", last_name: "Öberg", email: "siv@user.example", phone: "+46701234567",
  street: "Storgatan 1", zip: "11122", city: "Stockholm",
};

async function code() {
  const response = await fetch("/session/defentry-code", { method: "POST" });
  return response.text();
}

/** A profile, what cannot be done twice, and a scan that is begun. */
export async function shortly(options) {
  const client = await connect({ getCode: code, ...options });
  const { city } = await client.profile.create(PERSON);
  const again = await client.profile.create(PERSON).catch(({ kind, requestId }) => (
    `${kind} ${/^req-/.test(requestId)}`));
  await client.scan.start();
  const { value } = await client.scan.watch().next();
  return [city, again, value.sites.length];
}

/** With the gateway in the page: the same, and then all of a scan, with no wait. */
export async function inPage() {
  const { sandbox } = await import("/testing.js");
  const gateway = await sandbox({ clock: "virtual" });
  const seen = await shortly(gateway.options);
  gateway.scenario("profile");
  const client = await connect(gateway.options);
  let last;
  await gateway.clock.skipWaits(async () => {
    await client.scan.start();
    for await (last of client.scan.watch());
  });
  return [...seen, last.overview.counts.found, gateway.unmatched.length];
}
