//! An id fills its place, and never becomes anything else.

use super::super::*;
use super::rows;
use url::Url;

#[test]
fn ids_are_guarded_and_encoded() {
    let template = "/scan/{siteId}/retry";
    assert_eq!(fill(template, "12").unwrap(), "/scan/12/retry");
    assert_eq!(fill(template, "å b%").unwrap(), "/scan/%C3%A5%20b%25/retry");
    let long = "9".repeat(300);
    for bad in ["", "a/b", "..", ".", "a?b", "a#b", "a\\b", "a\nb", "status", "leaks", &long] {
        assert_eq!(fill(template, bad).unwrap_err().details[0].field, "siteId");
    }
}

#[test]
fn no_word_of_any_route_is_an_id_however_it_is_written() {
    let words: Vec<_> = ALL.iter().flat_map(|route| route.template.split('/')).collect();
    assert!(words.contains(&"coachme") && words.contains(&"{alarmId}"));
    for route in ALL.iter().filter(|route| takes_id(route.template)) {
        for word in &words {
            for word in [word.to_string(), word.to_uppercase()] {
                assert!(fill(route.template, &word).is_err(), "{word} in {}", route.template);
            }
        }
    }
}

#[test]
fn a_route_without_an_id_does_not_look_at_one() {
    for route in ALL.iter().filter(|route| !takes_id(route.template)) {
        assert_eq!(fill(route.template, "../x").unwrap(), route.template);
    }
}

/// As a browser reads it, too: the same number of parts, and the id in its own.
#[test]
fn an_id_stays_in_its_place() {
    let pieces = [
        "a", "7", ".", "..", "/", "\\", "%", "2e", "%2f", "?", "#", " ", "\t", "\n", "\0", "é",
        "。", "／", "leaks", "~", "-", "_", ":", "@", ";", "&", "=", "+", "{", "\"", "<", "|",
        "\u{7f}", "\u{feff}", "🙂",
    ];
    let template = "/api/v1/alarms/{alarmId}/close";
    let mut taken = 0;
    for id in rows(&pieces, 3) {
        let Ok(path) = fill(template, &id) else { continue };
        taken += 1;
        let url = Url::parse(&["https://api.example", &*path].concat()).unwrap();
        assert_eq!((url.path(), url.query(), url.fragment()), (&*path, None, None), "{id:?}");
        let parts: Vec<_> = url.path().split('/').collect();
        assert_eq!((parts.len(), parts[3], parts[5]), (6, "alarms", "close"), "{id:?}");
        assert_eq!(decoded(parts[4]), id.as_bytes(), "{id:?}");
    }
    assert!(taken > 1000, "{taken}");
}

fn decoded(part: &str) -> Vec<u8> {
    let mut pieces = part.split('%');
    let mut out = pieces.next().unwrap_or_default().as_bytes().to_vec();
    for piece in pieces {
        let (code, plain) = piece.split_at(2);
        out.push(u8::from_str_radix(code, 16).unwrap());
        out.extend_from_slice(plain.as_bytes());
    }
    out
}
