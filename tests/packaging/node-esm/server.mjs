import * as library from "defentry-web/server";
import { server } from "./partner.mjs";

console.log(JSON.stringify(await server(library, process.argv[2])));
