import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import { policyOfPage } from "./policy.mjs";

const here = (name) => new URL(name, import.meta.url);

/** `<!-- shell/header.html -->` stands for that file: every page has the same frame. */
const shell = {
  name: "shell",
  transformIndexHtml: {
    order: "pre",
    handler: (html) => html.replaceAll(/<!-- (shell\/[a-z]+\.html) -->/g, (_, name) =>
      readFileSync(here(name), "utf8").trim()),
  },
};

/** `--mode static`: for any static host, at any path, with the gateway in the page. */
const inPage = {
  name: "in-page",
  transformIndexHtml: () => [{
    tag: "meta",
    attrs: { "http-equiv": "Content-Security-Policy", content: policyOfPage() },
    injectTo: "head-prepend",
  }],
  generateBundle() {
    const source = `${JSON.stringify({ sandbox: "in-page" })}\n`;
    this.emitFile({ type: "asset", fileName: "config.json", source });
  },
};

export default defineConfig(({ mode }) => ({
  base: mode === "static" ? "./" : "/",
  plugins: mode === "static" ? [shell, inPage] : [shell],
  build: {
    target: "es2022",
    // What knows light-dark(), which is better left as it is written.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // The page runs under `style-src 'self'; script-src 'self'`: nothing may be inlined, and the
    // preload helper would only add code.
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: ["index.html", "watchlist.html", "plain.html"].map((name) => here(name).pathname),
    },
  },
}));
