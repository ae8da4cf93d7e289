// Session replay tools leave out, or mask, what carries their marks. Each has its own.
import { noChange } from "lit";
import { Directive, directive, type ElementPart } from "lit/directive.js";

/** Classes: rrweb (and what is built on it), PostHog, FullStory, Smartlook's older, Mouseflow. */
const CLASSES = ["rr-mask", "ph-no-capture", "fs-mask", "smartlook-hide", "no-mouseflow"];
/** Attributes: LogRocket, Hotjar, Clarity, Datadog, Sentry, OpenReplay, Contentsquare, Matomo. */
const ATTRIBUTES: readonly (readonly [string, string])[] = [
  ["data-private", ""], ["data-hj-suppress", ""], ["data-clarity-mask", "true"],
  ["data-dd-privacy", "mask"], ["data-sentry-mask", ""], ["data-openreplay-masked", ""],
  ["data-cs-mask", ""], ["data-matomo-mask", ""],
];

class Sensitive extends Directive {
  override render() {
    return noChange;
  }

  /** Before the element is in the document: a recorder never sees it without. */
  override update({ element }: ElementPart) {
    element.classList.add(...CLASSES);
    for (const [name, value] of ATTRIBUTES) element.setAttribute(name, value);
    return noChange;
  }
}

/** Marks an element that holds something of the person: `<dd ${sensitive()}>`. */
export const sensitive = directive(Sensitive);
