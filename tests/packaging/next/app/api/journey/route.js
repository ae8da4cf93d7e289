import * as library from "defentry-web";
import { journey } from "../../../journey.mjs";

export async function GET(request) {
  const baseUrl = new URL(request.url).searchParams.get("gateway");
  return Response.json(await journey(library, { baseUrl }));
}
