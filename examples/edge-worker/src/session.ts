// Who is logged in. The one file to replace if your session is not a JWT in a cookie.
import { errors, jwtVerify } from "jose";
import { readCookie } from "./cookies.ts";
import { MAX_LOGIN_AGE_MS } from "./ledger.ts";
import { keyBytes } from "./settings.ts";

/** What the handler needs to know of whoever is logged in. */
export interface Session {
  /** The user's e-mail address, which you have verified: the code acts as this user. */
  readonly email: string;
  /** The same for as long as the session lives, another one after the next login. */
  readonly sessionId: string;
  /** When the user last proved who they are: seconds since 1970. Renewing a cookie is no proof. */
  readonly authTime: number;
}

/** A session as it was signed. The handler checks it, whoever gives it. */
export type Claims = { readonly [K in keyof Session]?: unknown };

/** The session of a request, by what cannot be forged in it; nothing if there is none. */
export type Verify = (request: Request) => Promise<Claims | undefined>;

/** Clocks may differ by so much. */
const TOLERANCE_S = 30;

/** Our own example: a JWT, HS256, with the claims `email`, `sid`, `auth_time` and `exp`. */
export function jwtSession({ cookie = "__Host-session", key, oldKey }: {
  cookie?: string | undefined;
  key: string | undefined;
  /** The key before, while cookies signed with it live. */
  oldKey?: string | undefined;
}): Verify {
  return async (request) => {
    const accepted = [keyBytes("SESSION_KEY", key)];
    if (oldKey) accepted.push(keyBytes("SESSION_KEY_OLD", oldKey));
    const token = readCookie(request.headers.get("cookie"), cookie);
    if (token === undefined) return undefined;
    for (const secret of accepted) {
      try {
        const { payload } = await jwtVerify(token, secret, {
          // By name: what the token says of itself must not choose how it is checked.
          algorithms: ["HS256"],
          requiredClaims: ["exp"],
          clockTolerance: TOLERANCE_S,
        });
        const { email, sid: sessionId, auth_time: authTime } = payload;
        return { email, sessionId, authTime };
      } catch (error) {
        // Forged, expired, or of another key. Anything else is a fault of ours.
        if (!(error instanceof errors.JOSEError)) throw error;
      }
    }
    return undefined;
  };
}

/** The session, if it says all it must and its login is neither to come nor too long ago. */
export function usable(claims: Claims | undefined, now: number): Session | undefined {
  const { email, sessionId, authTime } = claims ?? {};
  if (typeof email !== "string" || email === "") return undefined;
  if (typeof sessionId !== "string" || sessionId === "") return undefined;
  if (typeof authTime !== "number") return undefined;
  const ageMs = now - authTime * 1_000;
  // So written that NaN is neither.
  if (!(ageMs >= -TOLERANCE_S * 1_000 && ageMs < MAX_LOGIN_AGE_MS)) return undefined;
  return { email, sessionId, authTime };
}
