import { html } from "lit";
import type { SiteState } from "../../types.js";
import type { Key, Words } from "../words/words.js";

export type Tone = "calm" | "busy" | "found" | "good" | "bad" | "act";

const TONES: Record<SiteState, Tone> = {
  not_started: "calm",
  in_progress: "busy",
  found: "found",
  clear: "good",
  failed: "bad",
  waiting_for_broker: "busy",
  needs_user: "act",
  removed: "good",
  reappeared: "found",
  unknown: "calm",
};

/** A newer client may know more states than this element: those are unknown, never good. */
export function known(state: SiteState): SiteState {
  return Object.hasOwn(TONES, state) ? state : "unknown";
}

export function toneOf(state: SiteState): Tone {
  return TONES[known(state)];
}

export function stateName(state: SiteState, { t }: Words): string {
  return t(`state.${known(state)}` satisfies Key);
}

/** A state as text with a coloured dot: the colour never stands alone. */
export function pill(state: SiteState, words: Words) {
  return html`<span class="pill" part="pill" data-tone=${toneOf(state)} data-state=${state}
    >${stateName(state, words)}</span>`;
}
