import { connect, isDefentryError } from "defentry-web";
import { inPage } from "./journey.mjs";

inPage({ connect, isDefentryError });
