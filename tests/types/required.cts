// The same by `require`, whose declarations are files of their own.
import defentry = require("defentry-web");
import { doctor, type Report } from "defentry-web/doctor";

async function journey(): Promise<Report> {
  const baseUrl = "https://api.partner.example";
  const client: defentry.Defentry = await defentry.connect({ baseUrl, getCode: () => "code" });
  const { sites }: defentry.ScanStatus = await client.scan.status();
  const id: defentry.SiteId | null | undefined = sites[0]?.id;
  if (id != null) await client.scan.retry(id);
  // @ts-expect-error the gateway has no route for a passport's leaks
  await client.watchlists.passport.leaks();
  return doctor({ baseUrl, client });
}

function failed(error: unknown): defentry.ErrorKind | undefined {
  return defentry.isDefentryError(error) ? error.kind : undefined;
}

export = { journey, failed };
