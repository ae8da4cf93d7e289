import { defineConfig } from "vite";

export default defineConfig({
  build: {
    target: "es2022",
    // The page runs under `style-src 'self'; script-src 'self'`: nothing may be inlined, and the
    // preload helper would only add code for one chunk.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});
