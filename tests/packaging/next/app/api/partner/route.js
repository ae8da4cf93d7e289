import * as issuing from "defentry-web/edge";
import * as serving from "defentry-web/server";
import { edge, server } from "../../../partner.mjs";

export async function GET(request) {
  const baseUrl = new URL(request.url).searchParams.get("gateway");
  return Response.json({
    edge: await edge(issuing, baseUrl), server: await server(serving, baseUrl),
  });
}
