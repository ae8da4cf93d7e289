import { readFile } from "node:fs/promises";
import { connect, init, isDefentryError } from "defentry-web/slim";
import { journey } from "./journey.mjs";

await init(readFile(new URL(import.meta.resolve("defentry-web/defentry_web_bg.wasm"))));
const library = { connect, isDefentryError };
console.log(JSON.stringify(await journey(library, { baseUrl: process.argv[2] })));
