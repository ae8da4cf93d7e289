import { connect, type ScanSnapshot } from "defentry-web";
import type { Options, Person, View } from "./view";

export async function journey(options: Options, person: Person, view: View) {
  let scan: ScanSnapshot | undefined;
  let phase: string | undefined;

  const client = await connect(options);
  await client.profile.ensure(person);
  await client.scan.start();
  for await (scan of client.scan.watch()) view.found(scan);
  const site_ids = await view.chosen(scan);
  const order = await client.signing.initiate();
  for await ({ phase } of client.signing.watch()) view.signing(phase, order);
  if (phase !== "signed") return view.say("Not signed: no site was asked.");
  await client.removals.submit({ site_ids });
  for await (scan of client.scan.watch()) view.found(scan);
  view.history(await client.events.list());
}
