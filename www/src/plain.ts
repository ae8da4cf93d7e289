import { isDefentryError } from "defentry-web";
import { openPage } from "./page";
import { journey } from "./ten";
import code from "./ten.ts?raw";
import { byId } from "./ui/dom";
import { fillForm, makeView } from "./view";

const form = byId<HTMLFormElement>("person");
const view = makeView();
byId("code").textContent = code;

/** Kinds and names of fields: a gateway's text may quote the person. */
function told(error: unknown): string {
  if (!isDefentryError(error)) return "Something went wrong. Load the page again.";
  const fields = (error.details ?? []).map(({ field }) => field).join(", ");
  return `It stopped: ${error.kind}${fields && `, see ${fields}`}.`;
}

// Back from the back/forward cache: by now somebody else may sit here.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
void openPage().then((options) => fillForm(form, (person) => {
  form.hidden = true;
  journey(options, person, view).catch((error: unknown) => {
    form.hidden = false;
    view.say(told(error));
  });
}));
