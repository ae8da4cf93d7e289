import { connect, type ConnectOptions, type Defentry } from "defentry-web";
import type { DefentryElement } from "defentry-web/element";
import { developerPanel } from "./developer/developer";
import { findGateway } from "./gateway";
import { chooseLook } from "./look";
import { byId, el } from "./ui/dom";

const IN_PAGE = "A demonstration: the gateway is in this page, brokers and people are invented, "
  + "and nothing you type leaves it. A reload begins anew.";

/** The frame that all pages have: gives what a client is made of. */
export async function openPage(
  element?: DefentryElement, anew?: () => Promise<void>,
): Promise<ConnectOptions> {
  chooseLook();
  for (const node of document.querySelectorAll("[data-restart]")) {
    node.addEventListener("click", () => location.reload());
  }
  const panel = developerPanel(element, anew);
  const { baseUrl, getCode, fetch, ...told } = await findGateway();
  panel.found({ baseUrl, getCode, ...(fetch && { fetch }), ...told });
  if (fetch) byId("foot").append(el("p", { testid: "in-page", attrs: { lang: "en" } }, IN_PAGE));
  return { baseUrl, getCode, fetch, onDiagnostic: panel.add };
}

/** A page around one element, whose client may use these areas and no other. */
export async function pageAround(
  element: DefentryElement, allow: ConnectOptions["allow"],
): Promise<void> {
  let client: Defentry | undefined;
  let options: ConnectOptions;
  const begin = async (): Promise<void> => {
    element.client = client = await connect({ ...options, allow });
    for (const node of element.querySelectorAll<HTMLElement>("[data-loading]")) node.hidden = true;
  };
  element.addEventListener("defentry-state", (event) => {
    const { state } = (event as CustomEvent<{ state: string }>).detail;
    const restart = element.querySelector<HTMLElement>("[slot=loading][data-restart]");
    if (restart) restart.hidden = state !== "failed";
  });
  // Back from the back/forward cache: by now somebody else may sit here.
  addEventListener("pageshow", (event) => {
    if (event.persisted) client?.session.end();
  });
  try {
    options = await openPage(element, begin);
    await begin();
  } catch (error) {
    byId("trouble").hidden = false;
    throw error;
  }
}
