import type { Defentry } from "../client.js";
import type { ErrorKind, SiteState } from "../types.js";
import type { Messages } from "./words/words.js";

/** Where `<defentry-online-data>` stands: a step of the journey, or why there is none. */
export type OnlineDataState =
  /** Nothing is known yet: no client, or the gateway has not answered. */
  | "loading"
  /** The person's details are asked for. */
  | "details"
  /** Sites are being checked, or can be. */
  | "scan"
  /** What was found is shown. */
  | "review"
  /** What is going to be signed is shown. */
  | "consent"
  /** A signature is waited for. */
  | "sign"
  /** Requests are with the sites. */
  | "removals"
  /** What was done so far is shown. */
  | "history"
  /** The person has removed everything. */
  | "done"
  /** The plan lacks the product. */
  | "no-plan"
  /** The person's identity is protected: nothing is asked or sent. No event tells it. */
  | "protected"
  /** The session is over. */
  | "ended"
  /** The gateway could not be asked where things stand. */
  | "failed";

/** What `defentry-state` tells: a name and numbers, nothing about the person. */
export interface OnlineDataStateDetail {
  /** Where the element stands now. */
  readonly state: OnlineDataState;
  /** Sites per state, once they are known; states with no site are left out. */
  readonly counts: Readonly<Partial<Record<SiteState, number>>>;
}

/** What `defentry-error` tells: nothing that a log may not hold. */
export interface ElementErrorDetail {
  /** What kind of failure the person was shown. */
  readonly kind: ErrorKind;
  /** The HTTP status, if an answer came. */
  readonly status?: number | undefined;
  /** The route's template. */
  readonly route?: string | undefined;
}

/** What both elements have. */
export interface DefentryElement extends HTMLElement {
  /** A ready client, from `connect`. The element does nothing without; another one starts anew. */
  client: Defentry | undefined;
  /**
   * Words in place of the element's own, by key. Default: those of the nearest `lang`, in English,
   * Swedish, Norwegian, Danish and Finnish; English for any other.
   *
   * @example
   * element.messages = { "details.title": "Who shall we look for?" };
   */
  messages: Partial<Messages> | undefined;
}

/** `<defentry-online-data>`: from the person's details to the removals and their history. */
export interface OnlineDataElement extends DefentryElement {
  /** The person's identity is protected (secrecy marking, protected registration): the element
   * stops before a profile is made, and says why. No attribute: it would tell. Default false. */
  protectedIdentity: boolean;
  /** Makes the address that opens the signing app on this device from an `auto_start_token`
   * (**A**). Default: BankID's. `null` shows no button. */
  signingLink: ((autoStartToken: string) => string) | null;
  /** Where the element stands. */
  readonly state: OnlineDataState;
  /** Hears of the element's own events. */
  addEventListener<K extends keyof OnlineDataEvents>(
    type: K, listener: (this: OnlineDataElement, event: OnlineDataEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  /** Hears of the events that every element has. */
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: OnlineDataElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  /** Hears of any other. */
  addEventListener(type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions): void;
}

/** The events of `<defentry-online-data>`. They bubble, also out of shadow trees. */
export interface OnlineDataEvents {
  /** The element stands elsewhere, or the counts have changed. */
  "defentry-state": CustomEvent<OnlineDataStateDetail>;
  /** The person is shown a failure. */
  "defentry-error": CustomEvent<ElementErrorDetail>;
}

/** What `<defentry-watchlist>` shows: a tab, or why there is none. */
export type WatchlistState =
  /** E-mail addresses. */
  | "email"
  /** Phone numbers. */
  | "phone"
  /** Bank accounts. */
  | "iban"
  /** Passports. */
  | "passport"
  /** Driver's licenses. */
  | "license"
  /** Credit cards. */
  | "card"
  /** What leaks have raised. */
  | "alarms"
  /** Nothing is known yet: no client, or the gateway has not answered. */
  | "loading"
  /** The session is over. */
  | "ended"
  /** The gateway could not be asked. */
  | "failed";

/** How many there are in the tab that is shown; none while it is loading, or is not to be had. */
export interface WatchlistCounts {
  /** On the list. */
  readonly items?: number;
  /** Those that wait for the person: not confirmed yet, or an alarm that is open. */
  readonly pending?: number;
  /** Leaks of this kind, where the gateway tells. */
  readonly leaks?: number;
}

/** What `defentry-state` tells: a name and numbers, nothing about the person. */
export interface WatchlistStateDetail {
  /** What the element shows now. */
  readonly state: WatchlistState;
  /** How much of it. */
  readonly counts: WatchlistCounts;
}

/** `<defentry-watchlist>`: what is watched, kind by kind, and the alarms. */
export interface WatchlistElement extends DefentryElement {
  /** What the element shows. */
  readonly state: WatchlistState;
  /** Hears of the element's own events. */
  addEventListener<K extends keyof WatchlistEvents>(
    type: K, listener: (this: WatchlistElement, event: WatchlistEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  /** Hears of the events that every element has. */
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: WatchlistElement, event: HTMLElementEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions): void;
  /** Hears of any other. */
  addEventListener(type: string, listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions): void;
}

/** The events of `<defentry-watchlist>`. They bubble, also out of shadow trees. */
export interface WatchlistEvents {
  /** Another tab is shown, or the counts have changed. */
  "defentry-state": CustomEvent<WatchlistStateDetail>;
  /** The person is shown a failure. */
  "defentry-error": CustomEvent<ElementErrorDetail>;
}
