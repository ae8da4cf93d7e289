import * as library from "defentry-web";
import { journey } from "./journey.mjs";

console.log(JSON.stringify(await journey(library, { baseUrl: process.argv[2] })));
