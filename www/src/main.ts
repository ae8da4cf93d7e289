import { isDefentryError, type Defentry } from "defentry-web";
import { open } from "./client";
import { faultsPanel } from "./faults/panel";
import { landing } from "./landing";
import { details } from "./steps/details";
import { done } from "./steps/done";
import { history } from "./steps/history";
import { removals } from "./steps/removals";
import { review } from "./steps/review";
import { scan } from "./steps/scan";
import { sign } from "./steps/sign";
import { offerTeardown } from "./teardown";
import type { Memory, Step, StepContext, StepName } from "./types";
import { el, fill } from "./ui/dom";
import { endedPanel, errorPanel } from "./ui/errors";
import { progress } from "./ui/progress";
import { trafficPanel } from "./ui/traffic";

const IN_PAGE = "A demonstration: the gateway is in this page, brokers and people are invented, "
  + "and nothing you type leaves it. A reload begins anew.";
const STEPS: Record<StepName, Step> = { details, scan, review, sign, removals, history, done };

function byId(id: string): HTMLElement {
  const node = document.getElementById(id);
  if (!node) throw new Error(`index.html has no #${id}`);
  return node;
}

const main = byId("main");
const alerts = byId("alerts");
const openHistory = byId("open-history");
const openTeardown = byId("open-teardown");
const traffic = trafficPanel();
const steps = progress(byId("steps"), (step) => current?.go(step));
let current: StepContext | undefined;
let client: Defentry | undefined;
let leave = new AbortController();

function freshMemory(): Memory {
  return { profile: null, startScan: false, selection: [], signed: false };
}

/** The session is over: no step can go on, so none stays on the screen. */
function showEnded(): void {
  leave.abort();
  fill(alerts);
  steps.hide();
  openHistory.hidden = true;
  openTeardown.hidden = true;
  const panel = endedPanel();
  fill(main, panel);
  panel.focus();
}

function showError(error: unknown, retry: (() => void) | undefined): void {
  if (isDefentryError(error) && error.kind === "ended") return showEnded();
  const panel = errorPanel(error, retry && (() => {
    fill(alerts);
    retry();
  }));
  fill(alerts, panel);
  panel.focus();
}

/** Watchers end quietly with their session: that is no failure, but no success either. */
function hasEnded(): boolean {
  return client?.session.state === "ended";
}

/** Fails quietly when the step was left meanwhile: whoever left it does not want to hear of it. */
async function guarded(
  work: () => Promise<void>,
  signal: AbortSignal,
  retry?: () => void,
): Promise<void> {
  try {
    await work();
    if (!signal.aborted && hasEnded()) showEnded();
  } catch (error) {
    if (signal.aborted) return;
    if (hasEnded()) return showEnded();
    showError(error, retry ?? (() => void guarded(work, signal)));
  }
}

function show(defentry: Defentry, memory: Memory, step: StepName, focus: boolean): void {
  leave.abort();
  leave = new AbortController();
  const { signal } = leave;
  const context: StepContext = {
    defentry,
    memory,
    signal,
    go: (next) => show(defentry, memory, next, true),
    run: (work, retry) => guarded(work, signal, retry),
  };
  current = context;
  fill(alerts);
  steps.show(step);
  openHistory.hidden = !memory.profile || step === "history" || step === "done";
  openTeardown.hidden = step === "done";
  const root = STEPS[step](context);
  fill(main, root);
  const heading = root.querySelector("h1");
  document.title = `${heading?.textContent} · Clear my data`;
  if (!focus) return;
  window.scrollTo(0, 0);
  heading?.focus({ preventScroll: true });
}

async function start(): Promise<void> {
  let faults: ReturnType<typeof faultsPanel> | undefined;
  const defentry = (client = await open(
    (gateway) => {
      if (gateway.fetch) byId("foot").append(el("p", { testid: "in-page" }, IN_PAGE));
      if (gateway.sandbox) byId("foot").append((faults = faultsPanel(gateway)).root);
    },
    (line) => {
      traffic.add(line);
      faults?.lookAgain();
    },
  ));
  const memory = freshMemory();
  const land = async (): Promise<void> => {
    const step = await landing(defentry, memory, leave.signal);
    steps.reach(step);
    show(defentry, memory, step, false);
  };
  openHistory.addEventListener("click", () => current?.go("history"));
  openTeardown.addEventListener("click", () =>
    offerTeardown(defentry, leave.signal, {
      done: () => show(defentry, memory, "done", true),
      failed: (error) => showError(error, undefined),
    }));
  // Back from the back/forward cache: by now somebody else may sit here.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    defentry.session.end();
    showEnded();
  });
  await guarded(land, leave.signal, () => void guarded(land, leave.signal));
}

byId("foot").append(
  el("p", {}, "Your session lives in this page only. Closing it forgets everything here."),
  traffic.root,
);
openTeardown.hidden = true;
start().catch((error: unknown) => {
  fill(main);
  showError(error, undefined);
});

