//! Who calls a route. Each has tokens of its own type, and they do not mix.

use super::Token;

/// The end user, by an app token.
#[derive(Clone, Copy, Debug)]
pub struct App;

/// The partner's service account, by a CRM token.
#[derive(Clone, Copy, Debug)]
pub struct Crm;

/// The partner's client, by its secret: no token at all.
#[derive(Clone, Copy, Debug)]
pub struct Client;

/// Which token the calls carry.
pub trait Caller: Copy + core::fmt::Debug + 'static {
    const TOKEN: Token;
}

impl Caller for App {
    const TOKEN: Token = Token::App;
}

impl Caller for Crm {
    const TOKEN: Token = Token::Crm;
}

impl Caller for Client {
    const TOKEN: Token = Token::None;
}
