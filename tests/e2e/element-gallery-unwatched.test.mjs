// The other element with nothing in it, with wrong entries, and with failures.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { UNWATCHED } from "./element-watchlist-states.mjs";

testStates(stage().scene, UNWATCHED);
