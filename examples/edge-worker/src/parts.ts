// Puts the handler together. What is yours to change is `verify`.
import { consoleAudit } from "./audit.ts";
import { gateway } from "./gateway.ts";
import { createHandler } from "./handler.ts";
import type { Ledger } from "./ledger.ts";
import { pseudonyms } from "./pseudonym.ts";
import { jwtSession } from "./session.ts";
import type { Settings } from "./settings.ts";

export function handlerOf(settings: Settings, ledger: Ledger) {
  return createHandler({
    verify: jwtSession({
      cookie: settings.SESSION_COOKIE,
      key: settings.SESSION_KEY,
      oldKey: settings.SESSION_KEY_OLD,
    }),
    ledger,
    issue: gateway({
      baseUrl: settings.DEFENTRY_BASE_URL,
      clientId: settings.DEFENTRY_CLIENT_ID,
      clientSecret: settings.DEFENTRY_CLIENT_SECRET,
    }),
    pseudonym: pseudonyms(settings.AUDIT_KEY),
    audit: consoleAudit,
    // As browsers write it, whatever stands behind the host.
    origin: settings.ORIGIN ? new URL(settings.ORIGIN).origin : undefined,
  });
}
