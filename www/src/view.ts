import type {
  ConnectOptions, HistoryEvent, ProfileInput, ScanSnapshot, SigningOrder, SiteId,
} from "defentry-web";
import { byId, el, setText } from "./ui/dom";

export type Options = ConnectOptions;
export type Person = ProfileInput;
export type View = ReturnType<typeof makeView>;

/** Name, label and what browsers fill in by themselves. */
const FIELDS: readonly (readonly [string, string, string])[] = [
  ["first_name", "First name", "given-name"],
  ["last_name", "Last name", "family-name"],
  ["email", "E-mail", "email"],
  ["phone", "Phone, with +46 or the like", "tel"],
  ["street", "Street and number", "street-address"],
  ["zip", "Postal code", "postal-code"],
  ["city", "City", "address-level2"],
];

/** `find(person)` is called when the form is sent. */
export function fillForm(form: HTMLFormElement, find: (person: Person) => void): void {
  form.append(
    ...FIELDS.map(([name, label, autocomplete]) =>
      el("label", {}, label,
        el("input", { testid: `plain-${name}`, attrs: { name, autocomplete } }))),
    el("button", { class: "primary", testid: "plain-submit" }, "Find my data"),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find(Object.fromEntries(new FormData(form)) as unknown as Person);
  });
}

/** What is on the screen. All of it is text: brokers' names are strangers' words. */
export function makeView() {
  const [phase, agree, sites] = [byId("phase"), byId("agree"), byId("sites")];
  return {
    say: (text: string): void => setText(phase, text),

    found({ sites: all, overview }: ScanSnapshot): void {
      const { settled, total, scanning } = overview;
      if (scanning) setText(phase, `${settled} of ${total} sites checked`);
      sites.replaceChildren(...all.map((site, i) => el("li", {},
        el("bdi", {}, site.name ?? `Site ${site.id}`),
        el("span", { class: "state" }, overview.sites[i]?.state.replaceAll("_", " ")))));
    },

    /** The sites that take a request, once the person has agreed. */
    chosen(scan: ScanSnapshot | undefined): Promise<SiteId[]> {
      const ids = scan?.overview.sites.flatMap(({ id, canRequestRemoval }) =>
        canRequestRemoval && id != null ? [id] : []) ?? [];
      setText(phase, `Data found at ${ids.length} sites that take a request`
        + (ids.length ? ". Some of it may be a namesake’s." : "."));
      setText(agree, `I agree: ask these ${ids.length} sites in my name`);
      agree.hidden = ids.length === 0;
      return new Promise((resolve) => {
        agree.addEventListener("click", () => {
          agree.hidden = true;
          resolve(ids);
        }, { once: true });
      });
    },

    signing(state: string, order: SigningOrder | null): void {
      setText(phase, `Signing: ${state}. Reference: ${order?.order_ref ?? "none"}`);
    },

    history(list: readonly HistoryEvent[]): void {
      setText(phase, "Done. What happened, by the gateway’s own account:");
      byId("events").replaceChildren(...list.map(({ type, created_at: at }) =>
        el("li", {}, `${String(at ?? "").slice(0, 16).replace("T", " ")} ${type ?? ""}`)));
    },
  };
}
