// What became of the requests, the history, and the end of it all.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { AFTERWARDS } from "./element-states.mjs";

testStates(stage().scene, AFTERWARDS);
