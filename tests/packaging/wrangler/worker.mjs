import * as library from "defentry-web";
import { journey } from "./journey.mjs";

export default {
  async fetch(request, env) {
    return Response.json(await journey(library, { baseUrl: env.GATEWAY }));
  },
};
