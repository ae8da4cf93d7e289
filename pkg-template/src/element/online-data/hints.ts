// What a signing order's answer means for the person. The words are BankID's `hintCode`; whether a
// gateway passes them on is assumed (**A**), so one that is not known changes nothing.
import type { SigningSnapshot } from "../../types.js";
import type { Key } from "../words/words.js";

/** While the order is open, and after it failed. */
const WAITING: Record<string, Key> = {
  outstandingtransaction: "sign.pending",
  noclient: "sign.pending",
  started: "sign.search",
  usersign: "sign.enter",
  usermrtd: "sign.follow",
  usercallconfirm: "sign.follow",
};
const FAILED: Record<string, Key> = {
  usercancel: "sign.cancelled",
  cancelled: "sign.cancelled",
  userdeclinedcall: "sign.cancelled",
  expiredtransaction: "sign.expired",
  certificateerr: "sign.certificate",
  startfailed: "sign.start",
  notsupportedbyuserapp: "sign.update",
};
/** Another person than the profile's has signed. */
const OTHER_PERSON = /mismatch|(?:wrong|other|different)(?:user|person|identity)/;

/** `USER_CANCEL` is `userCancel`. */
const plain = (code: unknown): string => String(code ?? "").toLowerCase().replaceAll(/[^a-z]/g, "");

/** Whether somebody else has signed. It stops everything, whatever the status says. */
export function byAnother({ raw }: SigningSnapshot): boolean {
  return OTHER_PERSON.test(plain(raw.hint_code));
}

/** Which text says how the signing stands. */
export function hintOf(snapshot: SigningSnapshot): Key {
  const { phase, raw } = snapshot;
  if (byAnother(snapshot)) return "sign.mismatch";
  const code = plain(raw.hint_code);
  const look = (table: Record<string, Key>): Key | undefined =>
    Object.hasOwn(table, code) ? table[code] : undefined;
  switch (phase) {
    case "pending": return look(WAITING) ?? "sign.pending";
    case "failed": return look(FAILED) ?? "sign.failed";
    case "expired": return "sign.expired";
    case "signed": return "sign.sending";
    // A newer client may know more phases: none of them is taken for an end.
    default: return "sign.unknown";
  }
}
