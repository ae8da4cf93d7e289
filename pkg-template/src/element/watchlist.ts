import { register } from "./define.js";
import { Watchlist } from "./watchlist/element.js";
import type { WatchlistElement } from "./types.js";

export type {
  DefentryElement, ElementErrorDetail, WatchlistCounts, WatchlistElement, WatchlistEvents,
  WatchlistState, WatchlistStateDetail,
} from "./types.js";
export type { Forms, Key, Messages, Text } from "./words/words.js";

/**
 * Registers `<defentry-watchlist>`, or the same under another name; a name that is taken is left as
 * it is. On a server it does nothing.
 *
 * @example
 * define();
 * document.querySelector("defentry-watchlist")!.client = await connect({ baseUrl, getCode });
 */
export function define(name = "defentry-watchlist"): void {
  // A class can be registered once: each name has its own.
  register(name, () => class extends Watchlist {});
}

declare global {
  interface HTMLElementTagNameMap {
    "defentry-watchlist": WatchlistElement;
  }
}
