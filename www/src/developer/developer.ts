import type { Diagnostic } from "defentry-web";
import type { DefentryElement, OnlineDataElement } from "defentry-web/element";
import type { Gateway } from "../gateway";
import { button, byId } from "../ui/dom";
import { eventsPanel } from "./events";
import { faultsPanel } from "./panel";
import { policySwitch } from "./policy";
import { trafficPanel } from "./traffic";

/** What a partner sets who knows that somebody's identity is protected. */
function protection(element: OnlineDataElement): HTMLElement {
  const node = button("The person’s identity is protected", "protected", () => {
    element.protectedIdentity = !element.protectedIdentity;
    node.setAttribute("aria-pressed", String(element.protectedIdentity));
  });
  node.setAttribute("aria-pressed", "false");
  return node;
}

/** At the foot of each page; `anew` gives the element another session. */
export function developerPanel(element?: DefentryElement, anew?: () => Promise<void>) {
  const root = byId("developer");
  const traffic = trafficPanel();
  root.append(traffic.root);
  if (element) root.append(eventsPanel(element));
  if (element && "protectedIdentity" in element) {
    root.append(protection(element as OnlineDataElement));
  }
  let faults: ReturnType<typeof faultsPanel> | undefined;
  return {
    add(line: Diagnostic): void {
      traffic.add(line);
      faults?.lookAgain();
    },
    /** What may be shown depends on what is there. */
    found(gateway: Gateway): void {
      if (gateway.policies.length) root.append(policySwitch(gateway.policies));
      if (gateway.sandbox) root.append((faults = faultsPanel(gateway, anew)).root);
    },
  };
}
