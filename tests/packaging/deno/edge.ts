// A type error here is one that a partner would see.
import * as library from "defentry-web/edge";
import { edge } from "./partner.mjs";

const issueCode: (options: library.ClientOptions) => Promise<string> = library.issueCode;
const [baseUrl] = Deno.args;
console.log(JSON.stringify(await edge({ ...library, issueCode }, baseUrl)));
