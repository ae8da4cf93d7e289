//! Whom a call is about, and whether it may be made.

use super::auth::Caller;
use super::call::decode;
use super::errors::ApiError;
use super::world::World;
use crate::routes::{Access, Found, Route};

/// The user whose app token it is, or whose account a CRM token names in the path.
pub fn subject(world: &World, found: &Found<'_>, caller: Option<&Caller>) -> Option<String> {
    match (caller?, found) {
        (Caller::App(email), _) => Some(email.clone()),
        (Caller::Crm, Found::Route(route, params)) if route.access == Access::Crm => {
            world.ids.owner(&decode(params.first()?)?).map(str::to_owned)
        }
        (Caller::Crm, _) => None,
    }
}

/// Neither token does for the other's routes. Gives the subject, if the route has one.
pub fn admit(
    world: &mut World,
    route: &Route,
    caller: Option<&Caller>,
    subject: Option<String>,
    now: u64,
) -> Result<String, ApiError> {
    match (route.access, caller) {
        (Access::Open, _) => return Ok(String::new()),
        (_, None) => return Err(ApiError::unauthenticated("Log in first.")),
        (Access::Crm, Some(Caller::App(_))) => {
            return Err(ApiError::forbidden("This route takes a CRM token."));
        }
        (Access::App | Access::OnlineData, Some(Caller::Crm)) => {
            return Err(ApiError::forbidden("This route takes an app token."));
        }
        (Access::Crm, Some(Caller::Crm)) if subject.is_none() && route.names_account() => {
            return Err(ApiError::not_found("There is no such account."));
        }
        _ => {}
    }
    let email = subject.unwrap_or_default();
    if route.access == Access::OnlineData && !world.account(&email, now).has_online_data {
        return Err(ApiError::forbidden("The plan does not include Online Data."));
    }
    Ok(email)
}
