// What was found, and the choice of sites.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { REVIEWS } from "./element-states.mjs";

testStates(stage().scene, REVIEWS);
