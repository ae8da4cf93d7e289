import { isDefentryError, type SigningOrder } from "defentry-web";
import { currentScan, currentSigning } from "../snapshot";
import type { Step } from "../types";
import { button, el, fill, foreign, setText, stepRoot } from "../ui/dom";
import { count } from "../ui/format";

const PHASES: Record<string, string> = {
  pending: "Waiting for your signature…",
  signed: "Signed. Thank you.",
  failed: "The signing was cancelled or did not work.",
  expired: "The time to sign ran out.",
  unknown: "The signing service said something we do not know. Still waiting…",
};

export const sign: Step = ({ defentry, memory, signal, go, run }) => {
  const sites = memory.selection.length;
  const phase = el("p", {
    class: "big", testid: "sign-phase", attrs: { role: "status", "data-phase": "none" },
  });
  const order = el("div", { class: "order", testid: "sign-order" });
  const actions = el("div", { class: "actions" });
  // Never by doing the same again: that could begin a second signing.
  const again = (): void => go("sign");
  const consent = el("input", {
    testid: "sign-consent", attrs: { type: "checkbox", id: "consent" }, on: { change: update },
  });
  const start = (): void => void run(initiate, again);
  const begin = button("Sign with BankID", "sign-start", start, "primary");
  const restart = button("Sign again", "sign-again", start, "primary");
  const back = button("Back to the list", "sign-back", () => go("review"), "quiet");

  function update(): void {
    begin.disabled = !consent.checked;
  }

  function setPhase(name: string): void {
    phase.dataset["phase"] = name;
    setText(phase, PHASES[name] ?? PHASES["unknown"] ?? "");
  }

  async function initiate(): Promise<void> {
    fill(actions);
    agree.remove();
    setText(phase, "Opening the signing service…");
    const opened = await defentry.signing.initiate({ signal });
    await follow(opened ?? await defentry.signing.order({ signal }));
  }

  /** Shows the order and waits. It only ever polls: a reload must not start a second signing. */
  async function follow(opened: SigningOrder): Promise<void> {
    fill(actions, back);
    setPhase("pending");
    fill(
      order,
      el("p", {}, "Open your BankID app on this or another device, and check that it shows this " +
        "reference:"),
      el("p", { class: "reference", testid: "sign-reference" },
        foreign(opened.order_ref ?? "—")),
      opened.qr_data &&
        el("div", { class: "qr" }, el("p", { class: "muted" }, "Scan code"),
          foreign(opened.qr_data, "qr-text")),
    );
    for await (const state of defentry.signing.watch({ signal })) {
      setPhase(state.phase);
      if (state.phase === "signed") return finish();
      if (state.phase === "failed" || state.phase === "expired") {
        fill(order);
        fill(actions, restart, back);
        return;
      }
    }
    if (!signal.aborted) fill(actions, restart, back);
  }

  /** The list was agreed to before signing, so it goes out at once. After a reload it is not known
   * any more, and is asked for again. */
  async function finish(): Promise<void> {
    memory.signed = true;
    fill(order);
    if (memory.selection.length === 0) return go("review");
    setText(phase, "Signed. Sending your requests…");
    // An earlier try may have arrived though its answer was lost: what is asked is not asked twice.
    const { overview } = await currentScan(defentry, signal);
    const open = new Set(overview.sites.flatMap((site) => site.canRequestRemoval ? [site.id] : []));
    const siteIds = memory.selection.filter((id) => open.has(id));
    try {
      if (siteIds.length) await defentry.removals.submit({ site_ids: siteIds }, { signal });
    } catch (error) {
      if (!(isDefentryError(error) && error.kind === "conflict")) throw error;
      // The signature was for other sites, or is too old: sign anew.
      memory.signed = false;
      return go("sign");
    }
    memory.selection = [];
    go("removals");
  }

  const terms = el(
    "div",
    { class: "card" },
    el("h2", {}, "What you sign"),
    // A partner's own legal text belongs here: this package knows none.
    el("p", {}, sites
      ? `A power of attorney that lets us ask ${count(sites, "site")} to remove your data, in ` +
        "your name, for this purpose only."
      : "A power of attorney that lets us ask the sites you chose to remove your data, in your " +
        "name, for this purpose only."),
    el("ul", { class: "plain" },
      el("li", {}, "“Remove everything” deletes your profile. Requests that were sent may go on."),
      el("li", {}, "Sites answer in their own time. We promise no dates.")),
  );
  const agree = el("p", { class: "consent" }, consent,
    el("label", { attrs: { for: "consent" } }, "I agree that these requests are made in my name."));
  const box = el("div", { class: "card signing" }, phase, order, actions);

  void run(async () => {
    if (memory.signed && sites > 0) return finish();
    const now = await currentSigning(defentry, signal);
    if (now?.phase === "pending") return follow(await defentry.signing.order({ signal }));
    box.prepend(agree);
    fill(actions, begin, back);
    update();
  }, again);

  return stepRoot(
    "sign",
    "Agree and sign",
    "Sites act on a signed request. You sign once, with your electronic ID.",
    terms,
    box,
  );
};
