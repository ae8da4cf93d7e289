import wasm from "defentry-web/defentry_web_bg.wasm";
import { connect, init, isDefentryError } from "defentry-web/slim";
import { journey } from "./journey.mjs";

export default {
  async fetch(request, env) {
    await init(wasm);
    return Response.json(await journey({ connect, isDefentryError }, { baseUrl: env.GATEWAY }));
  },
};
