// What each typed function is called with, once: `noun.verb` as it is written, and its arguments.
// The names are the description's operation ids; a missing one or one too many fails.
import { PROFILE } from "../support/package.mjs";

/** Every area: passwords are out of reach unless asked for. */
export const ALLOW = [
  "online-data", "watchlists", "cards", "alarms", "account", "account-password",
];

const ID = 7;
const EMAIL = { email: PROFILE.email };
const PHONE = { phone: PROFILE.phone };

export const CALLS = {
  "session.redeem": ["one-time-code"],

  "profile.create": [PROFILE],
  "profile.get": [],
  "profile.update": [PROFILE],
  "profile.delete": [{ confirm: true }],
  "onlineData.status": [],
  "onlineData.sites": [],
  "scan.start": [],
  "scan.status": [],
  "scan.retry": [ID],
  "signing.initiate": [],
  "signing.status": [],
  "signing.order": [],
  "removals.submit": [{ site_ids: [ID] }],
  "removals.list": [],
  "events.list": [],

  "watchlists.email.add": [EMAIL],
  "watchlists.email.list": [],
  "watchlists.email.leaks": [],
  "watchlists.email.remove": [ID],
  "watchlists.email.resendConfirmation": [EMAIL],
  "watchlists.phone.add": [PHONE],
  "watchlists.phone.list": [],
  "watchlists.phone.leaks": [],
  "watchlists.phone.remove": [ID],
  "watchlists.phone.sendVerificationCode": [PHONE],
  "watchlists.phone.confirm": [{ ...PHONE, code: "123456" }],
  "watchlists.iban.add": [{ iban: "SE4550000000058398257466" }],
  "watchlists.iban.list": [],
  "watchlists.iban.leaks": [],
  "watchlists.iban.remove": [ID],
  "watchlists.passport.add": [
    { passport_number: "AA1234567", country_code: "SE", expiry_date: "2031-06-16" },
  ],
  "watchlists.passport.list": [],
  "watchlists.passport.update": [ID, { expiry_date: "2032-06-16" }],
  "watchlists.passport.remove": [ID],
  "watchlists.driversLicense.add": [{ license_number: "12345678", country_code: "SE" }],
  "watchlists.driversLicense.list": [],
  "watchlists.driversLicense.remove": [ID],

  "cards.add": [
    { card_number: "4111111111111111", expiry_month: 6, expiry_year: 2031, holder_name: "S Ö" },
  ],
  "cards.list": [],
  "cards.get": [ID],
  "cards.verify": [{ credit_card_id: ID, code: "123456" }],
  "cards.leaks": [],
  "cards.remove": [ID],

  "alarms.list": [],
  "alarms.listV2": [],
  "alarms.get": [ID],
  "alarms.close": [ID],
  "alarms.coachMe": [ID],
  "alarms.leakCoachMe": [{ leak_id: ID }],

  "account.get": [],
  "account.update": [{ first_name: "Siv" }],
  "account.updateV2": [ID, { first_name: "Siv" }],
  "account.changePassword": [{ current_password: "as it was", password: "as it will be" }],
};
