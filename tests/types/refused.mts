// In a build for a browser the entries that take the client's secret have no names at all.
// @ts-expect-error it is for edge workers
import { issueCode } from "defentry-web/edge";
// @ts-expect-error it is for servers
import { connectAs, crmLogin, mintAppToken } from "defentry-web/server";
// @ts-expect-error not even a type
import type { AppToken } from "defentry-web/server";

export type Refused = AppToken;
export const refused: unknown[] = [issueCode, connectAs, crmLogin, mintAppToken];
