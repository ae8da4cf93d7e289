//! The page's types: a table of fields for each, and the forms of text.

use defentry_web::model::{Field, Format, Kind};

use super::{code, table};
use crate::session;
use crate::table::Side;
use crate::types::{Type, Way};
use crate::verbs::markdown;
use crate::words::set_of;

const ABOUT: &str = "## Types\n\n\
    In the order in which the routes name them; names are this package's. Of what is sent, a\n\
    field is *required* or not; of what is read, it is *always* there or *may be missing* and may\n\
    be null. An id is a number or text.\n\n";

pub fn section() -> String {
    let about = String::from(ABOUT) + &by_hand();
    types().iter().fold(about, |text, of| text + &one(of))
}

fn one(of: &Type) -> String {
    let title = format!("### {}\n\n{}\n\n", of.object.name, markdown(of.object.doc));
    if of.object.all.is_empty() {
        return title + "Open: no field of it is known.\n\n";
    }
    let more = if of.object.open { "Open: these are not all of its fields.\n\n" } else { "" };
    let rows = of.object.all.iter().map(|field| row(of, field));
    title + more + &table(&["Field", "Type", presence(of.way), "Mark", "Meaning"], rows)
}

fn types() -> Vec<Type> {
    crate::types::types(&Side::BOTH.map(Side::routes).concat())
}

/// Code and tokens, which are no wire types.
fn by_hand() -> String {
    let one = |name: &str, about: &str, field: &str, meaning: &str| {
        let cells = [&code(field), "text", "yes", "V", meaning].map(String::from);
        let table = table(&["Field", "Type", "Required", "Mark", "Meaning"], [cells.into()]);
        format!("### {name}\n\n{about}\n\n{table}")
    };
    let code = "The one-time code, which the partner's backend fetched. It is good once.";
    let token = "The app token: visible ASCII. In a page it stays in WebAssembly.";
    let crm = "The CRM token: visible ASCII. It cannot be read from what the package gives.";
    one(session::CODE, "What `session.redeem` sends. **V**", "code", code)
        + &one(session::TOKEN, "What it gets, and `mintAppToken`. **V**", "token", token)
        + &one(session::CRM_TOKEN, "What `crmLogin` gets. **V**", "token", crm)
}

fn presence(way: Way) -> &'static str {
    match way {
        Way::Input => "Required",
        Way::Output => "There",
    }
}

fn row(of: &Type, field: &Field) -> Vec<String> {
    let there = match (of.way, field.required) {
        (Way::Input, true) => "yes",
        (Way::Input, false) => "no",
        (Way::Output, true) => "always",
        (Way::Output, false) => "may be missing",
    };
    let mut kind = words(&field.kind);
    if let Some(set) = set_of(of.object, field) {
        kind = format!("[word](#{})", anchor(set.title));
    }
    let mark = format!("{:?}", field.mark);
    vec![code(field.name), kind, there.into(), mark, field.doc.trim().into()]
}

/// What a value is, in words.
pub fn words(kind: &Kind) -> String {
    match kind {
        Kind::Any => "any value".into(),
        Kind::Bool => "boolean".into(),
        Kind::String => "text".into(),
        Kind::Text(format) => format!("[{}](#forms-of-text)", form(*format).0),
        Kind::Id => "id".into(),
        Kind::DateTime => "date-time".into(),
        Kind::List(item) => format!("list of {}", words(item)),
        Kind::Object(object) => link(object.name),
        Kind::OrEmptyList(inner) => format!("{}, or `[]` for nothing", words(inner)),
        Kind::Assumed(inner) => words(inner),
    }
}

pub fn link(name: &str) -> String {
    format!("[{name}](#{})", anchor(name))
}

/// As GitHub makes it of a heading.
fn anchor(title: &str) -> String {
    title.to_lowercase().replace(' ', "-")
}

const FORMS: &str = "## Forms of text\n\n\
    Checked before anything is sent, so that a form can show what is wrong at once. Only what is\n\
    surely wrong is refused: the gateway has the last word.\n\n";

pub fn forms() -> String {
    let mut seen = Vec::new();
    for field in types().iter().flat_map(|of| of.object.all) {
        match field.kind {
            Kind::Text(format) if !seen.contains(&format) => seen.push(format),
            _ => {}
        }
    }
    let row = |format: Format| {
        let (name, rule) = form(format);
        vec![name.into(), rule.into()]
    };
    FORMS.to_owned() + &table(&["Form", "Rule"], seen.into_iter().map(row))
}

fn form(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Email => ("e-mail", "something, `@`, and a domain with a dot; no spaces"),
        Format::Phone => ("phone", "E.164: `+`, then 7 to 15 digits of which the first is not 0"),
        Format::Iban => ("IBAN", "length of its country and check digits, ISO 13616; spaces pass"),
        Format::CardNumber => {
            ("card number", "12 to 19 digits and their check digit, Luhn; spaces and hyphens pass")
        }
        Format::Month => ("month", "1 to 12, as number or text"),
        Format::Year => {
            ("year", "two digits or four, as number or text; with its month not in the past")
        }
        Format::Date => ("date", "`2030-12-31`"),
    }
}
