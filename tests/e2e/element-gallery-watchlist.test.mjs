// The other element: each of its tabs with something in it.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { WATCHED } from "./element-watchlist-states.mjs";

testStates(stage().scene, WATCHED);
