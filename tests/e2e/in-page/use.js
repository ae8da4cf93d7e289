// In the page: what tests use of the package, by `page.evaluate`. `?entry=` says which file of it.
const entry = new URL(import.meta.url).searchParams.get("entry") ?? "browser.js";
const { connect, isDefentryError } = await import(`/${entry}`);

export const PROFILE = {
  first_name: "Siv", last_name: "Öberg", email: "siv@user.example", phone: "+46701234567",
  street: "Storgatan 1", zip: "11122", city: "Stockholm",
};

/** As a partner's page gets one. */
export async function getCode({ signal }) {
  const response = await fetch("/session/defentry-code", { method: "POST", signal });
  return response.text();
}

globalThis.use = { connect, getCode, isDefentryError, PROFILE };
