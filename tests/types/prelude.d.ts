// The names that the documentation's examples leave out: each is the reader's own, or was there a
// paragraph before. Examples see them as globals, and may have their own of the same name.
import type * as defentry from "defentry-web";
import type * as diagnosis from "defentry-web/doctor";
import type * as edge from "defentry-web/edge";
import type * as elements from "defentry-web/element";
import type * as server from "defentry-web/server";
import type * as slim from "defentry-web/slim";
import type * as testing from "defentry-web/testing";
import type {} from "defentry-web/watchlist";

declare global {
  // The package's own, where an example does not say from where.
  const connect: typeof defentry.connect;
  const isDefentryError: typeof defentry.isDefentryError;
  const mask: typeof defentry.mask;
  const doctor: typeof diagnosis.doctor;
  const init: typeof slim.init;
  const sandbox: typeof testing.sandbox;

  const issueCode: typeof edge.issueCode;
  const mintAppToken: typeof server.mintAppToken;
  const connectAs: typeof server.connectAs;
  const crmLogin: typeof server.crmLogin;

  // A server's: its secrets, its own users and sessions, the service account's client.
  const clientId: string;
  const clientSecret: string;
  const username: string;
  const session: { email: string };
  const user: { email: string };
  const who: edge.ClientOptions;
  const crm: server.CrmClient;
  const account: { id: number };

  // What `connect` gave, and what it was given.
  const client: defentry.Defentry;
  const baseUrl: string;
  const getCode: () => Promise<string>;

  // An element in the page.
  const define: typeof elements.define;
  const element: elements.OnlineDataElement;

  // What `sandbox` gave, and MSW's, as far as it matters here.
  const gateway: testing.Sandbox;
  const http: typeof import("msw").http;

  // The page's own.
  const signal: AbortSignal;
  function render(...what: unknown[]): void;
  function show(...what: unknown[]): void;

  // What was typed into a form.
  const profile: defentry.ProfileInput;
  const code: string;
  const password: string;
  const current_password: string;

  // What was listed before. An id from elsewhere is a number or text.
  const item: { id: number };
  const site: { id: number };
  const card: { id: number };
  const alarm: { id?: number | null };
  const leak: { id: string };
  const id: number;
  const alarmId: number;
  const accountId: number;

  // React's.
  const useMemo: typeof import("react").useMemo;
  const useSyncExternalStore: typeof import("react").useSyncExternalStore;
}
