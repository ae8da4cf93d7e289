import { defineConfig } from "vite";

/** What www/server.mjs sends as a header, as far as a page can say it itself. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'", // config.json
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/** `--mode static`: for any static host, at any path, with the gateway in the page. */
const inPage = {
  name: "in-page",
  transformIndexHtml: () => [{
    tag: "meta",
    attrs: { "http-equiv": "Content-Security-Policy", content: POLICY },
    injectTo: "head-prepend",
  }],
  generateBundle() {
    const source = `${JSON.stringify({ sandbox: "in-page" })}\n`;
    this.emitFile({ type: "asset", fileName: "config.json", source });
  },
};

export default defineConfig(({ mode }) => ({
  base: mode === "static" ? "./" : "/",
  plugins: mode === "static" ? [inPage] : [],
  build: {
    target: "es2022",
    // The page runs under `style-src 'self'; script-src 'self'`: nothing may be inlined, and the
    // preload helper would only add code for one chunk.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
}));
