// Where there is nothing to do, and what goes wrong.
import { testStates } from "./element-gallery.mjs";
import { stage } from "./element-scene.mjs";
import { TROUBLE } from "./element-states.mjs";

testStates(stage().scene, TROUBLE);
