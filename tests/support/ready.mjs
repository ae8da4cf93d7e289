// A person who may ask for removals: their scan is over, and the mandate is signed.
import { PROFILE } from "./package.mjs";

/** Scans take 20 s of the sandbox's time. */
const SCAN_MS = 25_000;

/** What the sandbox says of its sites then: `{ sites, askable, refusing }`, the last two as ids. */
export async function ready(client, sandbox, email = PROFILE.email) {
  await client.profile.create(PROFILE);
  await client.scan.start();
  await sandbox.advance(SCAN_MS);
  await client.signing.initiate();
  await sandbox.signing(email, "sign");
  const { sites } = await client.scan.status();
  const ids = (can) => sites.filter((site) => site.can_send_deletion_request === can)
    .map(({ id }) => id);
  return { sites, askable: ids(true), refusing: ids(false) };
}
