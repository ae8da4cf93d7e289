//! What a handler is given and what it gives back.

use std::fmt;

use serde_json::{Map, Value};

use super::errors::ApiError;
use super::request::Request;

pub struct Call {
    /// Virtual time.
    pub now: u64,
    /// The user it is about: whose app token it is, or whose account a partner names in the path.
    /// Empty where there is none.
    pub email: String,
    /// It came with a CRM token: the partner vouches for what it adds.
    pub is_partners: bool,
    /// What the `{…}` of the template stood for, without the account's.
    pub params: Vec<String>,
    pub body: Map<String, Value>,
}

impl Call {
    /// The id in the path, out of its percent-encoding. What is no text names nothing.
    pub fn id(&self) -> Option<String> {
        decode(self.params.first()?)
    }

    /// An id in the path that is no number names nothing.
    pub fn site_id(&self) -> Option<u32> {
        self.id()?.parse().ok()
    }
}

pub fn decode(text: &str) -> Option<String> {
    let mut given = text.bytes();
    let mut bytes = Vec::new();
    while let Some(byte) = given.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let mut digit = || char::from(given.next()?).to_digit(16);
        let (high, low) = (digit()?, digit()?);
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

/// The body holds codes and personal data: it is never printed.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("now", &self.now).finish_non_exhaustive()
    }
}

#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub value: Option<Value>,
}

impl Reply {
    pub fn ok(value: Value) -> Self {
        Self { status: 200, value: Some(value) }
    }

    pub fn created(value: Value) -> Self {
        Self { status: 201, value: Some(value) }
    }

    pub fn accepted(value: Option<Value>) -> Self {
        Self { status: 202, value }
    }

    pub fn no_content() -> Self {
        Self { status: 204, value: None }
    }
}

/// No body is an empty object: the field checks then say what is missing.
pub fn body(request: &Request) -> Result<Map<String, Value>, ApiError> {
    if request.method == "GET" || request.body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    match serde_json::from_slice(&request.body) {
        Ok(Value::Object(map)) => Ok(map),
        Ok(_) => Err(ApiError::bad_request("The body must be a JSON object.")),
        Err(_) => Err(ApiError::bad_request("The body is not valid JSON.")),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn ids_are_decoded_and_junk_names_nothing() {
        assert_eq!(decode("iban%2D7f3a").as_deref(), Some("iban-7f3a"));
        assert_eq!(decode("%C3%A5%2f").as_deref(), Some("å/"));
        for junk in ["%", "%4", "%zz", "%ff", "%+1"] {
            assert_eq!(decode(junk), None, "{junk}");
        }
    }
}
