import { defineConfig } from "vite";

// Vite's development server, before 8, moves a package's script to another folder and leaves the
// `.wasm` beside it behind. Excluded from that, `defentry-web/external` finds its file.
export default defineConfig({ optimizeDeps: { exclude: ["defentry-web/external"] } });
