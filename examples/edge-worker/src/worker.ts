// The entry on Cloudflare.
import type { Env } from "./env.ts";
import { durableLedger } from "./ledger-object.ts";
import { handlerOf } from "./parts.ts";

export { CodeLedger } from "./ledger-object.ts";

export default {
  // Made anew for each request: workerd forbids what belongs to one request in another.
  fetch: (request, env) => handlerOf(env, durableLedger(env.LEDGER))(request),
} satisfies ExportedHandler<Env>;
