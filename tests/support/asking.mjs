// Writes in tests. What reached the gateway is the sandbox's count, not the client's word.
import { ready } from "./ready.mjs";
import { ROUTES } from "./sandbox.mjs";

export const POST = { method: "POST", path: ROUTES.removals };
export const STATUS = { method: "GET", path: ROUTES.scanStatus };
/** Long enough for everything else to happen meanwhile. */
export const SLOW_MS = 600;

/** A person who may ask, and what has been sent of what they ask from here on. */
export async function asking({ sandbox, client, sent }, options) {
  const one = await client(options);
  const sites = await ready(one, sandbox);
  const posts = async () => (await sent(POST.method, POST.path)).length;
  return { sandbox, one, posts, sent, ...sites };
}

export const once = (ids) => Object.fromEntries(ids.map((id) => [id, 1]));
export const asked = (sandbox) => sandbox.removalsBySite();
/** How a site that cannot be asked is named. */
export const named = (index, id) =>
  ({ field: `site_ids[${index}]`, issue: `site ${id} cannot be asked now` });
