import * as library from "defentry-web/server";
import { server } from "./partner.mjs";

export default {
  async fetch(request, env) {
    return Response.json(await server(library, env.GATEWAY));
  },
};
