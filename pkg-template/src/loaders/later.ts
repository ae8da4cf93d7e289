// The slot of `./edge` and `./server`, whose functions come with a later version.
import { DefentryError } from "../error.js";

throw new DefentryError({
  kind: "unsupported", message: "defentry-web/edge and defentry-web/server hold nothing yet in this version.",
});
