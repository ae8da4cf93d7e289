// What a browser build gets for `./edge` and `./server`: they are where the client secret lives. Their
// names are here, so that whoever imports one reads this, and not that a file lacks it.
import { refused } from "../server/no-page.js";

export { DefentryError } from "../error.js";
export { isDefentryError } from "../is-error.js";
export const issueCode = undefined;
export const mintAppToken = undefined;
export const connectAs = undefined;
export const crmLogin = undefined;

throw refused();
