//! Codes and tokens, where they are no wire types: on their way through the crate they never become
//! JavaScript values, or only one that cannot be read, so that the crate reads them by hand, and
//! they stand here by hand.

use defentry_web::routes::{Route, SSO_LOGIN, crm, sso};

use crate::node::{Node, map};
use crate::openapi::schema::text_like;
use crate::table::Side;

pub const CODE: &str = "Code";
pub const TOKEN: &str = "Token";
pub const CRM_TOKEN: &str = "CrmToken";

/// The body, where it is such a one.
pub fn body(route: &Route) -> Option<&'static str> {
    std::ptr::eq(route, &SSO_LOGIN.route).then_some(CODE)
}

/// The answer, where it is such a one.
pub fn answer(route: &Route) -> Option<&'static str> {
    let is = |own: &Route| std::ptr::eq(route, own);
    if is(&SSO_LOGIN.route) || is(&sso::SSO_TOKEN.route) {
        return Some(TOKEN);
    }
    is(&crm::CRM_LOGIN.route).then_some(CRM_TOKEN)
}

pub fn components(side: Side) -> [(String, Node); 2] {
    let code = || {
        object(
            "A one-time code to redeem. **V**",
            "code",
            text_like("\\S").with(
                "description",
                "The one-time code that the partner's backend fetched. It is good once.",
            ),
        )
    };
    let token = |about: &str, what: &str| {
        let text = format!(
            "The {what} token: an id, a pipe and a secret. Opaque, with no readable expiry."
        );
        object(about, "token", text_like("^[!-~]+$").with("description", text))
    };
    let app = (TOKEN.into(), token("An app token. **V**", "app"));
    match side {
        Side::Page => [(CODE.into(), code()), app],
        Side::Server => [app, (CRM_TOKEN.into(), token("A CRM token. **V**", "CRM"))],
    }
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
