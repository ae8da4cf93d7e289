// The README's two policies in Chromium; tests/all/csp.test.mjs has the other browsers.
import { testPolicies } from "./csp.mjs";

testPolicies("chromium");
