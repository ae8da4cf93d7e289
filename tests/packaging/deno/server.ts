// A type error here is one that a partner would see.
import * as library from "defentry-web/server";
import { server } from "./partner.mjs";

type Minted = Promise<library.AppToken>;
const mintAppToken: (options: library.ClientOptions) => Minted = library.mintAppToken;
const [baseUrl] = Deno.args;
console.log(JSON.stringify(await server({ ...library, mintAppToken }, baseUrl)));
