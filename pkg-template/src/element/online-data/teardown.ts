import { html } from "lit";
import { ifThere } from "./sites.js";
import type { Host } from "./step.js";

/** Asks once more, says what is not known, deletes the profile, and ends the session here. */
export function teardown(host: Host): void {
  const ask = (busy?: string): void => {
    const { t } = host.words;
    host.ask({
      name: "teardown",
      title: t("teardown.title"),
      body: html`<p>${t("teardown.deleted")}</p>
        <h4>${t("teardown.unknown")}</h4>
        <ul>
          <li>${t("teardown.requests")}</li>
          <li>${t("teardown.signed")}</li>
          <li>${t("teardown.found")}</li>
        </ul>
        <p>${t("teardown.final")}</p>`,
      yes: t("teardown.yes"),
      no: t("teardown.no"),
      danger: true,
      busy,
      onYes: () => {
        ask(t("teardown.busy"));
        void host.run(remove, () => teardown(host));
      },
      onNo: () => host.ask(undefined),
    });
  };
  const remove = async (): Promise<void> => {
    try {
      // Nothing there is what was asked for.
      await ifThere(host.client.profile.delete({ confirm: true }, { signal: host.signal }));
    } finally {
      host.ask(undefined);
    }
    host.go("done");
  };
  ask();
}
