//! The one route whose body and answer are no wire types: code and token never become JavaScript
//! values on their way, so that the crate reads them by hand, and they stand here by hand.

use defentry_web::routes::{Route, SSO_LOGIN};

use crate::node::{Node, map};
use crate::openapi::schema::text_like;

pub const CODE: &str = "Code";
pub const TOKEN: &str = "Token";

pub fn is(route: &Route) -> bool {
    std::ptr::eq(route, &SSO_LOGIN.route)
}

pub fn components() -> [(String, Node); 2] {
    let code = text_like("\\S").with(
        "description",
        "The one-time code that the partner's backend fetched. It is good once.",
    );
    let token = text_like("^[!-~]+$").with(
        "description",
        "The app token: an id, a pipe and a secret. Opaque, with no readable expiry.",
    );
    let about = "A one-time code to redeem. **V**";
    [
        (CODE.into(), object(about, "code", code)),
        (TOKEN.into(), object("An app token. **V**", "token", token)),
    ]
}

fn object(about: &str, name: &str, schema: Node) -> Node {
    map! {
        "type" => "object",
        "description" => about,
        "required" => [name],
        "properties" => map! { name => schema.with("x-mark", "V") },
    }
}

pub fn code() -> Node {
    map! { "code" => "one-time-code" }
}

pub fn token() -> Node {
    map! { "token" => "2|example" }
}
