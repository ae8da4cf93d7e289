// The entry on Cloudflare.
import type { Env } from "./env.ts";
import { durableLedger } from "./ledger-object.ts";
import { handlerOf } from "./parts.ts";

export { CodeLedger } from "./ledger-object.ts";

export default {
  fetch(request, env, context) {
    // Made anew for each request: workerd forbids what belongs to one request in another.
    const answer = handlerOf(env, durableLedger(env.LEDGER))(request);
    // Also when the page goes away meanwhile: what was counted is put right, and audited.
    context.waitUntil(answer);
    return answer;
  },
} satisfies ExportedHandler<Env>;
