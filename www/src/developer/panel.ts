import type { Gateway } from "../gateway";
import { button, el, setText } from "../ui/dom";
import { control, type Call, type State } from "./control";
import { ACTS, calm, SCENARIOS, SIGNING, STRIKES, SWITCHES, type Switch } from "./list";
import { aim, choice } from "./target";

const SPEEDS = [1, 10, 60];
/** A request that has just ended may have used up a fault; not every one is looked up. */
const LOOK_AGAIN_MS = 400;

/** What is armed, in words. */
function told(state: State): string {
  const left = (count: number | null): string => (count === null ? "" : ` (${count} left)`);
  const armed = [
    ...state.faults.map((fault) => `${fault.label ?? "a fault"}${left(fault.left)}`),
    ...(state.codes ? [`codes${left(state.codes.left)}`] : []),
    ...Object.values(SWITCHES).filter((it) => it.isOn(state)).map((it) => it.label),
  ];
  return armed.length ? `Armed: ${armed.join("; ")}.` : "Nothing is armed.";
}

function group(title: string, buttons: readonly HTMLElement[]): HTMLElement {
  return el("fieldset", {}, el("legend", {}, title), el("div", { class: "buttons" }, ...buttons));
}

/** For the demo alone: makes the sandbox fail on demand. Asks nothing until it is opened. */
export function faultsPanel(
  gateway: Gateway,
  anew?: () => Promise<void>,
): { root: HTMLElement; lookAgain(): void } {
  const sandbox = control(gateway);
  const status = el("p", { testid: "faults-status", attrs: { role: "status" } });
  const target = aim();
  const pressed: [HTMLButtonElement, Switch][] = [];
  const speed = choice("Speed", "fault-speed", SPEEDS.map((n) => `${n}×`), (position) =>
    void act(() => [{ path: "time", body: { speed: SPEEDS[position] } }]));
  let timer: number | undefined;

  function show(state: State): void {
    setText(status, told(state));
    for (const [node, it] of pressed) node.setAttribute("aria-pressed", String(it.isOn(state)));
    speed.select.selectedIndex = SPEEDS.indexOf(state.speed);
  }

  async function act(calls?: (state: State) => readonly Call[]): Promise<void> {
    try {
      const state = await sandbox.state();
      if (!calls) return show(state);
      await sandbox.run(...calls(state));
      show(await sandbox.state());
    } catch {
      setText(status, "The sandbox does not answer.");
    }
  }

  const arm = (id: string, label: string, calls: (state: State) => readonly Call[]) =>
    button(label, `fault-${id}`, () => void act(calls));
  const strikes = Object.entries(STRIKES).map(([title, faults]) =>
    group(title, Object.entries(faults).map(([id, it]) =>
      arm(id, it.label, () => [target.at(it)]))));
  const acts = Object.entries(ACTS).map(([id, it]) => arm(id, it.label, () => it.calls));
  const switches = Object.entries(SWITCHES).map(([id, it]) => {
    const node = arm(id, it.label, (state) => [it.flip(state)]);
    pressed.push([node, it]);
    return node;
  });

  const { email } = gateway;
  const person = Object.entries(SIGNING).map(([action, label]) =>
    button(label, `person-${action}`, () =>
      void act(() => [{ path: "signing", body: { email, action } }])));
  const scenario = choice("The account begins anew as", "scenario", ["…", ...SCENARIOS], (i) =>
    i && void act(() => [{ path: "scenario", body: { email, name: SCENARIOS[i - 1] } }])
      .then(anew));

  const root = el(
    "details",
    { class: "faults", testid: "faults" },
    el("summary", {}, "Faults"),
    // In a box of its own: what lays out `details` does not lay out its contents.
    el(
      "div",
      { class: "stack" },
      anew && el("div", { class: "choices" }, scenario.root),
      group("The person who signs", person),
      status,
      el("div", { class: "choices" }, ...target.roots, speed.root,
        button("Clear all", "faults-clear", () => void act(calm))),
      ...strikes,
      group("Signing in", acts),
      group("The gateway, until switched off", switches),
    ),
  );
  root.addEventListener("toggle", () => root.open && void act());
  return {
    root,
    lookAgain() {
      if (!root.open || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        void act();
      }, LOOK_AGAIN_MS);
    },
  };
}
