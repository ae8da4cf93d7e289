// The README's two policies in Firefox and WebKitGTK; tests/e2e/csp.test.mjs has Chromium.
import { testPolicies } from "../e2e/csp.mjs";

testPolicies("firefox");
testPolicies("webkit");
