import { isDefentryError, type ProfileInput } from "defentry-web";
import type { Step } from "../types";
import { button, el, setText, stepRoot } from "../ui/dom";

interface Field {
  name: keyof ProfileInput & string;
  label: string;
  type: "text" | "email" | "tel";
  autocomplete: string;
  hint?: string;
  half?: boolean;
}

const FIELDS: readonly Field[] = [
  { name: "first_name", label: "First name", type: "text", autocomplete: "given-name", half: true },
  { name: "last_name", label: "Last name", type: "text", autocomplete: "family-name", half: true },
  { name: "email", label: "E-mail", type: "email", autocomplete: "email" },
  {
    name: "phone", label: "Phone", type: "tel", autocomplete: "tel",
    hint: "With the country code, such as +46 70 123 45 67",
  },
  { name: "street", label: "Street and number", type: "text", autocomplete: "address-line1" },
  { name: "zip", label: "Postal code", type: "text", autocomplete: "postal-code", half: true },
  { name: "city", label: "City", type: "text", autocomplete: "address-level2", half: true },
];

const EXAMPLE: ProfileInput = {
  first_name: "Alex",
  last_name: "Lindqvist",
  email: "alex.demo@example.com",
  phone: "+46701234567",
  street: "Björkgatan 12",
  zip: "75327",
  city: "Uppsala",
};

export const details: Step = ({ defentry, memory, signal, go, run }) => {
  const inputs = new Map<string, { input: HTMLInputElement; error: HTMLElement }>();

  const rows = FIELDS.map((field) => {
    const id = `field-${field.name}`;
    const input = el("input", {
      testid: `input-${field.name}`,
      attrs: {
        id,
        name: field.name,
        type: field.type,
        autocomplete: field.autocomplete,
        required: true,
        "aria-describedby": `${field.hint ? `${id}-hint ` : ""}${id}-error`,
      },
    });
    input.value = memory.profile?.[field.name] ?? "";
    const error = el("p", {
      class: "field-error", testid: `error-${field.name}`, attrs: { id: `${id}-error` },
    });
    inputs.set(field.name, { input, error });
    return el(
      "div",
      { class: field.half ? "field half" : "field" },
      el("label", { attrs: { for: id } }, field.label),
      field.hint && el("p", { class: "hint", attrs: { id: `${id}-hint` } }, field.hint),
      input,
      error,
    );
  });

  const summary = el("p", { class: "form-status", attrs: { role: "status" } });
  const submit = el(
    "button",
    { class: "primary", testid: "details-submit", attrs: { type: "submit" } },
    memory.profile ? "Save and look again" : "Start looking",
  );
  const example = button("Use example details", "details-example", () => {
    for (const { name } of FIELDS) {
      const entry = inputs.get(name);
      if (entry) entry.input.value = EXAMPLE[name];
    }
  }, "quiet");

  function read(): ProfileInput {
    const value = (name: string): string => inputs.get(name)?.input.value.trim() ?? "";
    return {
      first_name: value("first_name"),
      last_name: value("last_name"),
      email: value("email"),
      // People write phone numbers with spaces; E.164 has none.
      phone: value("phone").replaceAll(/[\s()-]/g, ""),
      street: value("street"),
      zip: value("zip"),
      city: value("city"),
    };
  }

  /** Puts each complaint beside its field. False if one of them belongs to no field here. */
  function complain(issues: readonly { field: string; issue: string }[]): boolean {
    for (const [name, { input, error }] of inputs) {
      const own = issues.filter((issue) => issue.field === name).map((issue) => issue.issue);
      setText(error, own.join(" "));
      if (own.length) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    form.querySelector<HTMLElement>("[aria-invalid]")?.focus();
    return issues.length > 0 && issues.every((issue) => inputs.has(issue.field));
  }

  async function save(): Promise<void> {
    complain([]);
    setText(summary, "Saving…");
    submit.disabled = true;
    try {
      const profile = read();
      // An answer without a body is a success too.
      memory.profile = (await defentry.profile.ensure(profile, { signal })) ?? { ...profile };
      memory.startScan = true;
      go("scan");
    } catch (error) {
      setText(summary, "");
      if (!(isDefentryError(error) && error.kind === "validation")) throw error;
      if (!complain(error.details ?? [])) throw error;
      setText(summary, "Please check the marked fields.");
    } finally {
      submit.disabled = false;
    }
  }

  const form = el(
    "form",
    {
      class: "card form",
      // Our own messages beside the fields, in place of the browser's bubbles.
      attrs: { novalidate: true },
      on: {
        submit: (event) => {
          event.preventDefault();
          void run(save);
        },
      },
    },
    el("div", { class: "fields" }, ...rows),
    el("div", { class: "actions" }, submit, example),
    summary,
  );

  return stepRoot(
    "details",
    "Where is your data for sale?",
    "People-search sites collect and sell names, numbers and addresses. Tell us what to look " +
      "for; it is used for nothing else.",
    form,
  );
};
