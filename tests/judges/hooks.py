"""Values that only the gateway's state makes right, for the cases that are meant to be right."""

import os
from collections import Counter

import requests
import schemathesis

SANDBOX = os.environ["SANDBOX_URL"]
EMAIL = os.environ["JUDGED_EMAIL"]
DATA = "/api/v1/delete-my-data"

# Where the ids are listed that may stand in a path.
LISTS = {
    "siteId": f"{DATA}/sites",
    "emailId": "/api/v1/email-watchlist",
    "phoneId": "/api/v1/phone-watchlist",
    "ibanId": "/api/v1/iban-watchlist",
    "passportId": "/api/v1/passport-watchlist",
    "licenseId": "/api/v1/drivers-license-watchlist",
    "creditCardId": "/api/v1/credit-cards",
    "alarmId": "/api/v1/alarms",
    "account_id": "/api/v1/account",
}

calls = Counter()


def control(name, email=EMAIL):
    return requests.post(f"{SANDBOX}/control/{name}", json={"email": email}, timeout=10).json()


def read(case, path):
    """A list; empty where there is none, as for a case that tries without a token."""
    answer = requests.get(SANDBOX + path, headers=case.headers, timeout=10)
    if not answer.ok:
        return []
    found = answer.json()
    found = found.get("sites", found.get("data", found)) if isinstance(found, dict) else found
    return found if isinstance(found, list) else [found]


def code(case):
    """A code is good once: each call gets one of its own."""
    return control("code", "code@user.example")


def failed_site(case):
    sites = read(case, f"{DATA}/scan/status")
    ids = [site["id"] for site in sites if site["scan_result"]["status"] == "SCAN_FAILED"]
    return {"siteId": str(ids[0])} if ids else None


def open_site(case):
    sites = read(case, f"{DATA}/scan/status")
    ids = [site["id"] for site in sites if site["can_send_deletion_request"]]
    return {"site_ids": ids[:1]} if ids else None


def phone(case):
    """A number that waits to be confirmed, the newest."""
    waiting = [item["phone"] for item in read(case, LISTS["phoneId"]) if not item["is_confirmed"]]
    return {"phone": waiting[-1]} if waiting else None


def phone_code(case):
    wanted = phone(case)
    path = "/api/v1/phone-watchlist/send-verification-code"
    if wanted and requests.post(SANDBOX + path, headers=case.headers, json=wanted, timeout=10).ok:
        return {**wanted, "code": control("verification")["phone"][wanted["phone"]]}


def card_code(case):
    codes = control("verification")["cards"]
    return next(({"credit_card_id": card, "code": code} for card, code in codes.items()), None)


def leak(case):
    return next(({"leak_id": alarm["leak_id"]} for alarm in read(case, LISTS["alarmId"])), None)


def password(case):
    """The one that every account of the sandbox begins with, and keeps."""
    return {"current_password": "sandbox-password", "password": "sandbox-password"}


BODIES = {
    "session.redeem": code,
    "removals.submit": open_site,
    "watchlists.phone.sendVerificationCode": phone,
    "watchlists.phone.confirm": phone_code,
    "cards.verify": card_code,
    "alarms.leakCoachMe": leak,
    "account.changePassword": password,
}


@schemathesis.hook
def before_call(context, case, kwargs):
    meta = case.meta
    # A stateful case brings ids from the answers before it.
    if not meta or not meta.generation.mode.is_positive or meta.phase.name.value == "stateful":
        return
    operation = case.operation.definition.raw.get("operationId")
    calls[operation] += 1
    # Every third case keeps what it was made with: an id that names nothing, a code nobody gave.
    if calls[operation] % 3 == 0:
        return
    if operation in BODIES:
        case.body = BODIES[operation](case) or case.body
    for name in case.path_parameters or {}:
        ids = [str(item["id"]) for item in read(case, LISTS[name])] if name in LISTS else []
        if ids:
            case.path_parameters[name] = ids[calls[operation] % len(ids)]
    if operation == "scan.retry":
        case.path_parameters.update(failed_site(case) or {})
