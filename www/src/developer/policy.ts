import { el } from "../ui/dom";

/** Says which policy the page is under, and links to itself under the others. */
export function policySwitch(policies: readonly string[]): HTMLElement {
  const [usual = ""] = policies;
  const query = new URLSearchParams(location.search);
  const asked = query.get("csp") ?? usual;
  const here = policies.includes(asked) ? asked : usual;
  const others = policies.filter((name) => name !== here).map((name) =>
    el("a", {
      testid: `csp-${name}`,
      attrs: { href: `?csp=${name}` },
      on: {
        // When it is clicked, the address says what the page looks like.
        click: ({ currentTarget }) => {
          const url = new URL(location.href);
          url.searchParams.set("csp", name);
          (currentTarget as HTMLAnchorElement).href = url.href;
        },
      },
    }, `Load it under the ${name} one`));
  return el("p", {},
    "Content-Security-Policy: the README’s ", el("b", { testid: "csp-here" }, here), " profile. ",
    ...others);
}
