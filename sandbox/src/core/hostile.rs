//! Brokers that write markup and links which run: a page must show all of it as text.

use serde_json::{Value, json};

/// Around the name, so that a person still sees which site it is.
const NAMES: [(&str, &str); 4] = [
    ("<img src=x onerror=\"document.title='owned'\">", ""),
    ("<script>document.title='owned'</script>", "<b>!</b>"),
    // A right-to-left override: what follows would read backwards.
    ("\u{202e}", "\u{200b}<svg onload=document.title='owned'>"),
    ("</li></ul><iframe srcdoc='<p>owned'></iframe>", "\" onmouseover=\"document.title='owned'"),
];

const URLS: [&str; 6] = [
    "javascript:alert(1)",
    " JaVa\tScRiPt:alert(1)//https://broker.example",
    "data:text/html,<script>alert(1)</script>",
    "https://bank.example@broker.example/\u{202e}moc.knab",
    "http://broker.example/\"onclick=\"alert(1)",
    "vbscript:alert(1)",
];

const INSTRUCTIONS: &str = "<img src=x onerror=\"document.title='owned'\">\n\
    1. Go to <a href=\"javascript:alert(1)\">the form</a> or [here](javascript:alert(1)).\n\
    2. Or to https://bank.example@broker.example/ or http://broker.example/form or \
    https://broker.example/\u{202e}moc.knab\u{202c}\r\n\
    3. Write \u{202e}backwards\u{202c}.<script>document.title='owned'</script>\0\n";

/// Works on the standardized value: every site in it, and every instruction.
pub fn texts(value: &mut Value) {
    match value {
        Value::Object(map) => {
            let is_site = map.contains_key("name") && map.contains_key("url");
            let id = map.get("id").and_then(Value::as_u64).unwrap_or(0) as usize;
            for (key, value) in map {
                match (key.as_str(), &*value) {
                    ("name", Value::String(name)) if is_site => *value = json!(named(name, id)),
                    ("url", Value::String(_)) if is_site => {
                        *value = json!(URLS.get(id % URLS.len()));
                    }
                    ("manual_instructions", Value::String(_)) => *value = json!(INSTRUCTIONS),
                    _ => texts(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(texts),
        _ => {}
    }
}

fn named(name: &str, id: usize) -> String {
    let (before, after) = NAMES.get(id % NAMES.len()).copied().unwrap_or_default();
    format!("{before}{name}{after}")
}
