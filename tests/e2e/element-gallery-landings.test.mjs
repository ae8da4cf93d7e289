// The details and the scan.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { LANDINGS } from "./element-states.mjs";

testStates(stage().scene, LANDINGS);
