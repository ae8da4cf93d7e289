import * as library from "defentry-web/edge";
import { edge } from "./partner.mjs";

export default {
  async fetch(request, env) {
    return Response.json(await edge(library, env.GATEWAY));
  },
};
