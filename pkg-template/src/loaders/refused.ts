// What a browser build gets for `./edge` and `./server`: they are where the client secret lives.
import { refused } from "../server/no-page.js";

throw refused();
