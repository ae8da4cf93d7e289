// The package's watchers, as its README uses them.
import { connect } from "/dist/browser.js";
import { isAnswered } from "./states.mjs";

export async function open({ baseUrl, getCode }) {
  const client = await connect({ baseUrl, getCode });
  return {
    create: (profile) => client.profile.create(profile),
    startScan: () => client.scan.start(),
    async scan(show) {
      for await (const snapshot of client.scan.watch()) show(snapshot);
    },
    initiate: () => client.signing.initiate(),
    async signing(show) {
      for await (const { raw } of client.signing.watch()) show(raw);
    },
    status: () => client.scan.status(),
    submit: (site_ids) => client.removals.submit({ site_ids }),
    async removals(show) {
      for await (const snapshot of client.removals.watch()) {
        show(snapshot);
        // Those who wait for the user would keep it going for ten minutes.
        if (isAnswered(snapshot)) break;
      }
    },
  };
}
