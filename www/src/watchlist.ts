import { define } from "defentry-web/watchlist";
import { pageAround } from "./page";

define();
const element = document.querySelector("defentry-watchlist");
if (element) void pageAround(element, ["watchlists", "cards", "alarms"]);
