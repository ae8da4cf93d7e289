//! The functions of `./edge` and `./server`: each is one route, and its docs stand in TypeScript.

use defentry_web::routes::{Route, crm, sso};

const EDGE: &str = include_str!("../../pkg-template/src/server/edge.ts");
const SERVER: &str = include_str!("../../pkg-template/src/server/server.ts");

/// Name, route and docs of each, the docs as the compiler keeps those of a verb.
pub fn functions() -> [(&'static str, &'static Route, String); 3] {
    [
        ("issueCode", &sso::SSO_CODE.route, doc(EDGE, "issueCode")),
        ("mintAppToken", &sso::SSO_TOKEN.route, doc(SERVER, "mintAppToken")),
        ("crmLogin", &crm::CRM_LOGIN.route, doc(SERVER, "crmLogin")),
    ]
}

/// The comment above a function. Without one there is nothing, which a test finds.
fn doc(file: &str, name: &str) -> String {
    let (before, _) =
        file.split_once(&format!("export async function {name}(")).unwrap_or_default();
    let (_, comment) = before.rsplit_once("/**\n").unwrap_or_default();
    let lines = comment.trim_end().trim_end_matches("*/").trim_end().lines();
    let lines = lines.map(|line| line.trim_start().strip_prefix('*').unwrap_or_default());
    lines.collect::<Vec<_>>().join("\n")
}
