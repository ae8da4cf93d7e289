//! The partner's client: it has no token.

use super::authorize::no_token;
use super::{Authorize, Core};
use crate::error::Error;
use crate::routes::Client;
use crate::runtime::scope::Scope;
use crate::secret::Secret;
use crate::session::Token;
use std::rc::Rc;

/// The client's secret is in each body: there is no token, and nothing to renew.
impl Authorize for Client {
    type Source = ();

    fn renews((): &()) -> bool {
        false
    }

    async fn renew(
        _: &Rc<Core<Self>>,
        _: Option<Rc<Secret>>,
        _: Option<String>,
        _: &Scope,
    ) -> Result<Token<Self>, Error> {
        Err(no_token())
    }
}
