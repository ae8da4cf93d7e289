import { isDefentryError, type Defentry } from "defentry-web";
import { button, el } from "./ui/dom";

interface Outcome {
  done(): void;
  failed(error: unknown): void;
}

/** Asks once more, deletes the profile at the gateway, and ends the session here. */
export function offerTeardown(defentry: Defentry, signal: AbortSignal, outcome: Outcome): void {
  const busy = el("p", { class: "loading", attrs: { role: "status" } });
  const confirm = button("Remove everything", "teardown-confirm", () => void remove(), "danger");
  const cancel = button("Keep my details", "teardown-cancel", () => dialog.close());
  const dialog = el(
    "dialog",
    { testid: "teardown", attrs: { "aria-labelledby": "teardown-title" } },
    el("h2", { attrs: { id: "teardown-title" } }, "Remove everything?"),
    el("p", {}, "Your details are deleted from the removal service and no further site is " +
      "checked. Requests that were already sent to sites may still be answered by them."),
    el("p", {}, "This cannot be undone."),
    busy,
    el("div", { class: "actions" }, confirm, cancel),
  );

  async function remove(): Promise<void> {
    confirm.disabled = cancel.disabled = true;
    busy.textContent = "Removing…";
    try {
      await defentry.profile.delete({ confirm: true });
    } catch (error) {
      // Nothing there is what was asked for.
      if (!(isDefentryError(error) && error.kind === "not_found")) {
        dialog.close();
        return outcome.failed(error);
      }
    }
    defentry.session.end();
    dialog.close();
    outcome.done();
  }

  dialog.addEventListener("cancel", (event) => {
    if (confirm.disabled) event.preventDefault();
  });
  dialog.addEventListener("close", () => dialog.remove());
  signal.addEventListener("abort", () => dialog.close(), { once: true });
  document.body.append(dialog);
  dialog.showModal();
  cancel.focus();
}
