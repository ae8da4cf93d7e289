import { el } from "../ui/dom";
import type { Call } from "./control";
import type { Strike } from "./list";

const BASE = "/api/v1/delete-my-data";

/** Method, path, and what they are called. The first is a prefix: any of the journey's calls. */
const TARGETS: readonly (readonly [string | undefined, string, string])[] = [
  [undefined, "/api/v1/delete-my-", "any call of the journey"],
  ["GET", BASE, "reading the profile"],
  ["POST", BASE, "saving the profile"],
  ["POST", `${BASE}/scan`, "starting a scan"],
  ["GET", `${BASE}/scan/status`, "the scan's status"],
  ["POST", `${BASE}/signatures/initiate`, "beginning to sign"],
  ["GET", `${BASE}/signature/status`, "the signing's status"],
  ["POST", `${BASE}/removal-requests`, "requests for removal"],
  ["GET", `${BASE}/events`, "the history"],
  ["POST", "/api/v1/sso/login", "login"],
];

const TIMES: readonly (readonly [number, string])[] = [
  [1, "once"],
  [2, "twice"],
  [0, "until cleared"],
];

/** A labelled choice by position. */
export function choice(
  label: string,
  testid: string,
  options: readonly string[],
  onChange?: (position: number) => void,
): { root: HTMLElement; select: HTMLSelectElement } {
  const select = el("select", { testid },
    ...options.map((text, i) => el("option", { attrs: { value: i } }, text)));
  if (onChange) select.addEventListener("change", () => onChange(select.selectedIndex));
  return { root: el("label", { class: "choice" }, label, select), select };
}

/** Which requests a fault strikes, and how many of them. */
export function aim(): { roots: HTMLElement[]; at(strike: Strike): Call } {
  const target = choice("Strikes", "fault-target", TARGETS.map(([, , name]) => name));
  const times = choice("How often", "fault-times", TIMES.map(([, name]) => name));
  return {
    roots: [target.root, times.root],
    at({ label, kind }) {
      const [method, path, name] = TARGETS[target.select.selectedIndex] ?? [undefined, BASE, ""];
      const [count] = TIMES[times.select.selectedIndex] ?? [1];
      const match = { method, path };
      return { path: "fault", body: { label: `${label}: ${name}`, match, times: count, kind } };
    },
  };
}
