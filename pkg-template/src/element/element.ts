import { register } from "./define.js";
import { OnlineData } from "./online-data/element.js";
import type { OnlineDataElement } from "./types.js";

export type {
  DefentryElement, ElementErrorDetail, OnlineDataElement, OnlineDataEvents, OnlineDataState,
  OnlineDataStateDetail,
} from "./types.js";
export type { Forms, Messages, Text } from "./words/words.js";

/**
 * Registers `<defentry-online-data>`, or the same under another name; a name that is taken is left
 * as it is. On a server it does nothing.
 *
 * @example
 * define();
 * document.querySelector("defentry-online-data")!.client = await connect({ baseUrl, getCode });
 */
export function define(name = "defentry-online-data"): void {
  // A class can be registered once: each name has its own.
  register(name, () => class extends OnlineData {});
}

declare global {
  interface HTMLElementTagNameMap {
    "defentry-online-data": OnlineDataElement;
  }
}
