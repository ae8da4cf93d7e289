import * as library from "defentry-web/edge";
import { edge } from "./partner.mjs";

console.log(JSON.stringify(await edge(library, process.argv[2])));
