import { connect } from "defentry-web";
import { define } from "defentry-web/element";
import { define as defineWatchlist } from "defentry-web/watchlist";
import { inPage } from "./journey.mjs";

inPage({ connect, define, defineWatchlist });
