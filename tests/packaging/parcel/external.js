import { connect, isDefentryError } from "defentry-web/external";
import { inPage } from "./journey.mjs";

inPage({ connect, isDefentryError });
