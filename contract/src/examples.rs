//! One example for each type, made of its fields. Bodies are good at the sandbox; answers are as
//! the decoder gives them back, so that what a test sees is what stands here.

use defentry_web::model::{Field, Format, Kind, Object};

use crate::node::{Node, map};

const MOMENT: &str = "2026-06-16T21:02:05Z";
const PHONE: &str = "+46701234567";
const IBAN: &str = "SE4550000000058398257466";
const CARD: &str = "4242424242424242";

/// A value of this kind.
pub fn example(kind: &Kind) -> serde_json::Value {
    of(kind).into()
}

pub fn of(kind: &Kind) -> Node {
    match kind {
        Kind::Any => serde_json::Value::Null.into(),
        Kind::Bool => true.into(),
        Kind::String => "as the gateway says".into(),
        Kind::Text(format) => text(*format),
        Kind::Id => 101.into(),
        Kind::DateTime => MOMENT.into(),
        Kind::List(item) => [of(item)].into(),
        Kind::Object(object) => of_object(object),
        Kind::OrEmptyList(inner) | Kind::Assumed(inner) => of(inner),
    }
}

fn text(format: Format) -> Node {
    match format {
        Format::Email => "alex@user.example".into(),
        Format::Phone => PHONE.into(),
        Format::Iban => IBAN.into(),
        Format::CardNumber => CARD.into(),
        Format::Month => 12.into(),
        Format::Year => 2035.into(),
        Format::Date => "2035-12-31".into(),
    }
}

fn of_object(object: &Object) -> Node {
    if object.all.is_empty() {
        return of_unknown(object.name);
    }
    let entry = |field: &Field| (field.name.to_owned(), of_field(object.name, field));
    object.all.iter().map(entry).collect()
}

/// Nothing of these is documented; some value has to stand there.
fn of_unknown(name: &str) -> Node {
    match name {
        "AccountInput" => map! { "first_name" => "Alex" },
        "PasswordInput" => {
            map! { "current_password" => "as it was", "password" => "as it will be" }
        }
        "LeakCoachMeInput" => map! { "leak_id" => "leak-7" },
        "Leak" => map! { "id" => "leak-7", "source" => "a forum" },
        "CoachMe" => map! { "text" => "Change the password." },
        "OnlineDataStatus" => map! { "has_profile" => true },
        _ => Node::Map(Vec::new()),
    }
}

fn of_field(object: &str, field: &Field) -> Node {
    let text = match (object, field.name) {
        ("ScanResult", "status") => "SCAN_COMPLETED",
        ("SiteRemoval" | "RemovalRequest", "status") => "POA_SENT_TO_SITE",
        ("SigningOrder" | "SigningStatus", "status") => "PENDING",
        ("HistoryEvent", "type") => "SCAN_STARTED",
        ("IssuedCode", "code") => "one-time-code",
        ("NewAccountInput", "type") => "as agreed upon",
        (_, "client_id") => "partner-demo",
        (_, "username") => "crm-demo",
        (_, "client_secret" | "password") => "sandbox-secret",
        (_, "lang_code") => "sv",
        (_, "first_name" | "firstName") => "Alex",
        (_, "last_name" | "lastName") => "Ek",
        (_, "holder_name") => "Alex Ek",
        (_, "email") => "alex@user.example",
        (_, "phone") => PHONE,
        (_, "ssn") => "19121212-1212",
        (_, "street") => "Gatan 1",
        (_, "zip") => "111 22",
        (_, "city") => "Stockholm",
        (_, "name") => "Broker",
        (_, "url") => "https://broker.example/",
        (_, "manual_instructions") => return serde_json::Value::Null.into(),
        (_, "order_ref") => "131daac9",
        (_, "auto_start_token") => "7c40b5c9",
        (_, "qr_data") => "bankid.67df3917.0",
        (_, "redirect_url") => "https://sign.example/131daac9",
        (_, "hint_code") => "outstandingTransaction",
        (_, "code") => "123456",
        (_, "iban") => IBAN,
        (_, "passport_number") => "AA1234567",
        (_, "license_number") => "12345678",
        (_, "country_code") => "SE",
        (_, "expiry_date") => "2035-12-31",
        ("CreditCard", "card_number") => "•••• 4242",
        (_, "expiry_month") => return 12.into(),
        (_, "expiry_year") => return 2035.into(),
        ("Alarm", "is_closed") => return false.into(),
        _ => return of(&field.kind),
    };
    text.into()
}
