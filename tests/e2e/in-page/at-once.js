// In a page that may be prerendered: a call as soon as it is loaded, as a partner's page makes it.
import "./use.js";

const baseUrl = new URL(location.href).searchParams.get("api");
use.wasPrerendered = document.prerendering;
const client = await use.connect({ baseUrl, getCode: use.getCode });
use.asked = client.account.get().then(() => "ok", (error) => error.kind);
