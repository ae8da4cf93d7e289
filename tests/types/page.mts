// The elements, which only a page has: their properties and events, and what they refuse.
import { connect } from "defentry-web";
import { define, type Messages, type OnlineDataElement } from "defentry-web/element";
import { define as defineWatchlist, type WatchlistElement } from "defentry-web/watchlist";

define();
define("partner-online-data");
defineWatchlist();

const element: OnlineDataElement = document.createElement("defentry-online-data");
void connect({ baseUrl: "https://api.partner.example" }).then((client) => {
  element.client = client;
});
element.client = undefined;
element.protectedIdentity = true;
element.signingLink = (token) => `bankid:///?autostarttoken=${token}`;
element.signingLink = null;
element.messages = { "details.title": "Who shall we look for?", "common.show": { other: "Show" } };
element.addEventListener("defentry-state", function ({ detail }) {
  const found: number | undefined = detail.counts.found;
  const known: boolean = detail.state === "review" && this.state === "review";
  void [found, known];
});
element.addEventListener("defentry-error", ({ detail }) => detail.kind === "network");
element.addEventListener("click", ({ clientX }) => clientX);

const watchlist: WatchlistElement = document.createElement("defentry-watchlist");
watchlist.addEventListener("defentry-state", ({ detail }) => detail.counts.leaks);

// @ts-expect-error a client, not where to get one
element.client = "https://api.partner.example";
// @ts-expect-error where it stands is for the gateway to say
element.state = "review";
// @ts-expect-error no such text
const messages: Partial<Messages> = { "details.titel": "" };
// @ts-expect-error no such state
element.addEventListener("defentry-state", ({ detail }) => detail.state === "reviewed");
void messages;
