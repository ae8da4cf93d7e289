//! The session: a one-time code becomes the app token, which stays here.

use crate::error::{Error, Kind};
use crate::routes::App;
use crate::secret::Secret;
use core::marker::PhantomData;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

mod flight;
pub use flight::Flight;

/// A caller's token, and its place in the row of tokens, so that a late 401 for an old one is told
/// apart. App and CRM tokens are two types: a session takes its own kind alone.
#[derive(Clone, Debug)]
pub struct Token<C = App> {
    secret: Rc<Secret>,
    generation: u32,
    caller: PhantomData<C>,
}

impl<C> Token<C> {
    pub fn new(secret: Secret) -> Self {
        Self { secret: Rc::new(secret), generation: 0, caller: PhantomData }
    }

    #[cfg(feature = "app")]
    pub fn secret(&self) -> Rc<Secret> {
        Rc::clone(&self.secret)
    }

    /// For the `Authorization` header, its only use.
    pub fn expose(&self) -> &str {
        self.secret.expose()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// No token yet.
    None,
    Active,
    /// The gateway refused the token, and no new one came yet.
    Expired,
    Ended,
}

impl State {
    pub const fn name(self) -> &'static str {
        match self {
            State::None => "none",
            State::Active => "active",
            State::Expired => "expired",
            State::Ended => "ended",
        }
    }
}

#[derive(Debug)]
pub struct Session<C = App> {
    state: Cell<State>,
    token: RefCell<Option<Token<C>>>,
    generation: Cell<u32>,
    renewal: RefCell<Option<Renewal>>,
}

/// A renewal under way: everyone who needs a token waits for the same one.
#[derive(Debug)]
pub struct Renewal {
    pub flight: Rc<Flight>,
    /// The code that the page handed in, if it did, and whose it should be.
    pub code: Option<Rc<Secret>>,
    pub email: Option<String>,
}

impl<C> Default for Session<C> {
    fn default() -> Self {
        Self {
            state: Cell::new(State::None),
            token: RefCell::new(None),
            generation: Cell::new(0),
            renewal: RefCell::default(),
        }
    }
}

impl<C: Clone> Session<C> {
    pub fn state(&self) -> State {
        self.state.get()
    }

    pub fn token(&self) -> Option<Token<C>> {
        self.token.borrow().clone()
    }

    /// The renewal under way; with a code, only if it redeems that one for the same user.
    pub fn flight(&self, code: Option<&Secret>, email: Option<&String>) -> Option<Rc<Flight>> {
        let renewal = self.renewal.borrow();
        let renewal = renewal.as_ref()?;
        let fits = match (code, &renewal.code) {
            (None, _) => true,
            (Some(code), Some(own)) => own.same(code) && renewal.email.as_ref() == email,
            (Some(_), None) => false,
        };
        fits.then(|| Rc::clone(&renewal.flight))
    }

    /// Whether no later renewal has taken its place.
    pub fn is_current(&self, flight: &Rc<Flight>) -> bool {
        let renewal = self.renewal.borrow();
        renewal.as_ref().is_some_and(|renewal| Rc::ptr_eq(&renewal.flight, flight))
    }

    pub fn set_renewal(&self, renewal: Option<Renewal>) {
        self.renewal.replace(renewal);
    }

    pub fn check_open(&self) -> Result<(), Error> {
        match self.state.get() {
            State::Ended => Err(Error::new(Kind::Ended, "The session has ended.")),
            _ => Ok(()),
        }
    }

    /// Takes a new token; a session that ended meanwhile stays ended.
    pub fn begin(&self, token: Token<C>) -> Result<(), Error> {
        self.check_open()?;
        self.generation.set(self.generation.get().wrapping_add(1));
        self.token.replace(Some(Token { generation: self.generation.get(), ..token }));
        self.state.set(State::Active);
        Ok(())
    }

    /// The gateway refused `token`. A straggler, refused after a newer one came, changes nothing.
    pub fn expire(&self, token: &Token<C>) {
        if self.state.get() == State::Active && token.generation == self.generation.get() {
            self.token.replace(None);
            self.state.set(State::Expired);
        }
    }

    pub fn end(&self) {
        self.token.replace(None);
        self.state.set(State::Ended);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Token {
        Token::new(Secret::new(text.into()).unwrap())
    }

    #[test]
    fn a_straggler_does_not_expire_the_new_token() {
        let session = Session::<App>::default();
        session.begin(secret("1|a")).unwrap();
        let old = session.token().unwrap();
        session.begin(secret("2|b")).unwrap();
        session.expire(&old);
        assert_eq!(session.state(), State::Active);
        session.expire(&session.token().unwrap());
        assert_eq!(session.state(), State::Expired);
        assert!(session.token().is_none());
    }

    #[test]
    fn the_end_is_the_end() {
        let session = Session::<App>::default();
        session.begin(secret("1|a")).unwrap();
        session.end();
        assert!(session.token().is_none());
        assert_eq!(session.begin(secret("2|b")).unwrap_err().kind, Kind::Ended);
        assert_eq!(session.check_open().unwrap_err().kind, Kind::Ended);
    }
}
