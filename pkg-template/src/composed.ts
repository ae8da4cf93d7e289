// Verbs made of other verbs: no route and no policy of their own.
import type {
  CallOptions, Nouns, Profile, ProfileInput, RetryFailedOptions, RetryFailedResult, SiteId,
} from "./types.js";
import { isDefentryError } from "./is-error.js";
import { limit } from "./options.js";

/** What `client.profile` can do besides. */
export interface ProfileComposed {
  /**
   * Makes the profile what it should be: reads it, then creates it, updates it, or leaves it.
   *
   * Nothing is written when every field is right already, so it may be called on every visit; where
   * another call creates the profile meanwhile, it goes by that one.
   * Gives the profile, or `null` when the gateway answers a write without a body.
   *
   * @example
   * await client.profile.ensure(profile);
   */
  ensure(profile: ProfileInput, options?: CallOptions): Promise<Profile | null>;
}

/** What `client.scan` can do besides. */
export interface ScanComposed {
  /**
   * Scans every failed site again, one after the other: reads the status, then calls `retry`.
   *
   * `limit`: how many at most. The first retry that fails ends it and throws.
   *
   * @example
   * const { retried } = await client.scan.retryFailed({ limit: 5 });
   */
  retryFailed(options?: RetryFailedOptions): Promise<RetryFailedResult>;
}

export function compose(client: Nouns): void {
  const { profile, scan } = client;
  const ensure: ProfileComposed["ensure"] = async (wanted, options) => {
    await profile.check(wanted);
    const unless = (kind: string) => (error: unknown): undefined => {
      if (!isDefentryError(error) || error.kind !== kind) throw error;
    };
    let present = await profile.get(options).catch(unless("not_found"));
    if (!present) {
      let conflict: unknown;
      const created = await profile.create(wanted, options).catch((error) => unless("conflict")(conflict = error));
      if (created !== undefined) return created;
      // Somebody else did, between the two: another call of this page, or another tab. Or not.
      present = await profile.get(options).catch(() => { throw conflict; });
    }
    const same = present;
    const right = Object.entries(wanted).every(([name, value]) => same[name as keyof Profile] === value);
    return right ? present : profile.update(wanted, options);
  };
  const retryFailed: ScanComposed["retryFailed"] = async (options = {}) => {
    const most = limit(options);
    const { sites } = await scan.status(options);
    const failed = sites.flatMap(({ id, scan_result: { status } }): SiteId[] => (
      status === "SCAN_FAILED" && id != null ? [id] : []));
    const retried = failed.slice(0, most);
    for (const id of retried) await scan.retry(id, options);
    return { retried, skipped: failed.slice(retried.length) };
  };
  Object.assign(profile, { ensure });
  Object.assign(scan, { retryFailed });
}
