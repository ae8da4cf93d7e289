import { vite } from "../vite-8/scenario.mjs";

export default { browsers: ["chromium"], run: vite };
