// What the page does for its user: finds the data, has the mandate signed, asks for removal. The
// client comes from outside, so that a test can bring its own.

/** From nothing to the end; `show` is told how it stands. */
export async function remove(client, person, show) {
  await client.profile.ensure(person);
  await client.scan.start();
  let scan;
  for await (scan of client.scan.watch()) show(progress(scan.overview));

  const site_ids = scan.sites.filter((site) => site.can_send_deletion_request).map(({ id }) => id);
  if (site_ids.length === 0) return "nothing to remove";

  await client.signing.initiate();
  let signing;
  for await (signing of client.signing.watch()) show(`signing: ${signing.phase}`);
  if (signing.phase !== "signed") return "not signed";

  await client.removals.submit({ site_ids });
  return `asked ${site_ids.length} sites`;
}

const progress = ({ settled, total }) => `${settled} of ${total} sites`;

const WORDS = {
  found: "They have your data",
  waiting_for_broker: "Asked to remove it",
  needs_user: "Needs you",
  removed: "Removed",
  reappeared: "It came back",
  clear: "Nothing found",
};

/** What a site's state is called. What is not known is never good news. */
export const label = ({ state }) => WORDS[state] ?? "We do not know yet";

/** What to tell a user whose call failed. */
export function advice(error) {
  if (error.mayHaveBeenApplied) return "Check before you try again";
  if (error.kind === "unauthenticated") return "Please sign in again";
  return error.retryable ? "Please try again later" : "Something is wrong";
}
