// The elements in Firefox and WebKitGTK; tests/e2e/element-*.test.mjs have Chromium.
import { testElement } from "../e2e/element-elsewhere.mjs";

testElement("firefox");
testElement("webkit");
