// A type error here is one that a partner would see.
import { connect, type Defentry, isDefentryError } from "defentry-web";
import { journey } from "./journey.mjs";

const [baseUrl] = Deno.args;
const kept: Defentry[] = [];
const library = {
  isDefentryError,
  connect: async (options: Parameters<typeof connect>[0]) => {
    const client = await connect(options);
    kept.push(client);
    return client;
  },
};
console.log(JSON.stringify(await journey(library, { baseUrl })));
if (kept.length !== 1 || kept[0].session.state !== "ended") throw new Error("one ended client");
