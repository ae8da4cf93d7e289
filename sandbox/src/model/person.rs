//! What a broker has on a person: made up from the profile.

use serde_json::{Map, Value, json};

use super::site::{Likeness, Site};
use super::ssn::fake_ssn;

fn text<'a>(profile: &'a Map<String, Value>, field: &str) -> &'a str {
    profile.get(field).and_then(Value::as_str).unwrap_or_default()
}

/// camelCase, unlike the profile: so it is with the vendor.
pub fn found_data(profile: &Map<String, Value>, site: &Site) -> Value {
    let told = |field| text(profile, field);
    let mut data = json!({
        "firstName": told("first_name"), "lastName": told("last_name"), "email": told("email"),
        "ssn": fake_ssn(told("email")), "phone": told("phone"), "street": told("street"),
        "zip": told("zip"), "city": told("city"),
    });
    let others = match site.likeness {
        Likeness::Same => json!({}),
        Likeness::Rewritten => json!({
            "phone": national(told("phone")), "zip": told("zip").replace(' ', ""),
            "email": null, "ssn": null,
        }),
        Likeness::Moved => {
            let area: String = bare(told("zip")).chars().take(3).collect();
            json!({ "street": "Gamla vägen 12", "zip": format!("{area} 63"), "phone": null })
        }
        // The number is one of those that are set aside for fiction.
        Likeness::Namesake => json!({
            "email": null, "ssn": fake_ssn(site.broker.name), "phone": "+46701740634",
            "street": "Sjövägen 4", "zip": "903 26", "city": "Umeå",
        }),
    };
    if let (Some(data), Value::Object(others)) = (data.as_object_mut(), others) {
        data.extend(others);
    }
    data
}

/// As people write it at home: `070-123 45 67`.
fn national(phone: &str) -> String {
    let digits: Vec<char> = phone.strip_prefix("+46").unwrap_or_default().chars().collect();
    let [a, b, c, d, e, f, g, h, i] = digits.as_slice() else { return phone.to_owned() };
    format!("0{a}{b}-{c}{d}{e} {f}{g} {h}{i}")
}

/// The names of the profile's fields, and what the found data calls them.
const COMPARED: [(&str, &str); 7] = [
    ("first_name", "firstName"),
    ("last_name", "lastName"),
    ("email", "email"),
    ("phone", "phone"),
    ("street", "street"),
    ("zip", "zip"),
    ("city", "city"),
];

/// The vendor does not say what it is like: this is a guess.
pub fn comparison(profile: &Map<String, Value>, data: &Value) -> Value {
    let word = |(field, camel): (&str, &str)| {
        let found = data.get(camel).and_then(Value::as_str);
        match found.map(|found| (bare(found), bare(text(profile, field)))) {
            None => "missing",
            Some((found, own)) if found == own => "match",
            Some((found, own)) if field == "zip" && found.get(..3) == own.get(..3) => "partial",
            Some(_) => "mismatch",
        }
    };
    let ssn = ("ssn".to_owned(), json!("not_compared"));
    let words = COMPARED.map(|pair| (pair.1.to_owned(), json!(word(pair))));
    words.into_iter().chain([ssn]).collect()
}

/// Without what depends on who writes it: case, spaces, signs, the prefix of a country.
fn bare(text: &str) -> String {
    let bare: String = text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    let is_phone = bare.len() >= 9 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let number = bare.strip_prefix("46").or(bare.strip_prefix('0')).filter(|_| is_phone);
    number.map(str::to_owned).unwrap_or(bare)
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
    use super::{comparison, found_data};
    use crate::model::site::{Likeness, plan};
    use crate::testkit::profile;
    use serde_json::{Value, json};

    /// What a site that resembles the profile so has, and the words of the comparison: names,
    /// e-mail, phone, street, postal code, city.
    fn seen(likeness: Likeness) -> (Value, [String; 7]) {
        let profile = profile();
        let profile = profile.as_object().unwrap();
        let site = plan(1).into_iter().find(|s| s.finds && s.likeness == likeness).unwrap();
        let data = found_data(profile, &site);
        let words = comparison(profile, &data);
        let fields = ["firstName", "lastName", "email", "phone", "street", "zip", "city"];
        (data, fields.map(|field| words[field].as_str().unwrap().to_owned()))
    }

    #[test]
    fn what_is_the_same_is_all_there() {
        let (data, words) = seen(Likeness::Same);
        assert_eq!(words, ["match"; 7]);
        assert_eq!(
            (&data["street"], &data["phone"]),
            (&json!("Storgatan 1"), &json!("+46701234567"))
        );
        assert!(data["ssn"].is_string());
    }

    #[test]
    fn how_it_is_written_makes_no_other_person() {
        let (data, words) = seen(Likeness::Rewritten);
        assert_eq!(words, ["match", "match", "missing", "match", "match", "match", "match"]);
        assert_eq!((&data["phone"], &data["zip"]), (&json!("070-123 45 67"), &json!("11122")));
        assert!(data["ssn"].is_null());
    }

    #[test]
    fn some_of_it_may_be_old_or_anothers() {
        let (_, words) = seen(Likeness::Moved);
        assert_eq!(words, ["match", "match", "match", "missing", "mismatch", "partial", "match"]);
        let (data, words) = seen(Likeness::Namesake);
        assert_eq!(
            words,
            ["match", "match", "missing", "mismatch", "mismatch", "mismatch", "mismatch"]
        );
        assert!(data["ssn"].is_string() && data["ssn"] != seen(Likeness::Same).0["ssn"]);
    }
}
