// The default: the core is in this file, so there is no second request, nothing for a bundler to
// lose, and `connect-src` can name the API alone. For Node, and whoever says `require`, the build
// adds what Jest's jsdom lacks; reading a file would fail where a server bundle leaves it behind.
import { connectWith } from "../connect.js";
import { startInlined } from "../inlined.js";

export * from "../public.js";

/** Connects to the gateway for one end user. Nothing is sent until the first call. */
export const connect = connectWith(startInlined);
