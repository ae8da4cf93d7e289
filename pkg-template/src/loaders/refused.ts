// What a browser build gets for `./edge` and `./server`: they are where the client secret lives.
import { DefentryError } from "../error.js";

throw new DefentryError({
  kind: "unsupported",
  message: "defentry-web/edge and defentry-web/server need your client secret: import them on a server "
    + "or an edge worker, never in a page (in this version they hold nothing there either).",
});
