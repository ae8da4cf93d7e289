// From the consent to the signature, and what may come between.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { SIGNING } from "./element-states.mjs";

testStates(stage().scene, SIGNING);
