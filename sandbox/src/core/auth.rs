//! One-time codes and tokens.

use std::collections::BTreeMap;
use std::fmt;

use super::errors::ApiError;
use super::rng::Rng;

/// How long a code lives, in virtual time.
pub const CODE_LIFETIME_MS: u64 = 60_000;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Caller {
    /// The end user with this e-mail.
    App(String),
    /// A partner's service account.
    Crm,
}

struct Code {
    email: String,
    issued_at: u64,
}

#[derive(Default)]
pub struct Secrets {
    codes: BTreeMap<String, Code>,
    tokens: BTreeMap<String, Caller>,
}

impl Secrets {
    pub fn issue_code(&mut self, rng: &mut Rng, email: &str, now: u64) -> String {
        let code = rng.alnum(32);
        self.codes.insert(code.clone(), Code { email: email.to_owned(), issued_at: now });
        code
    }

    /// The e-mail the code stands for. Whatever comes of it, the code is spent.
    pub fn redeem(&mut self, code: &str, now: u64) -> Result<String, ApiError> {
        match self.codes.remove(code) {
            Some(code) if now < code.issued_at + CODE_LIFETIME_MS => Ok(code.email),
            _ => Err(ApiError::unauthenticated("The code is not valid.")),
        }
    }

    pub fn issue_app_token(&mut self, rng: &mut Rng, email: &str) -> String {
        let token = format!("2|{}", rng.alnum(40));
        self.tokens.insert(token.clone(), Caller::App(email.to_owned()));
        token
    }

    pub fn issue_crm_token(&mut self, rng: &mut Rng) -> String {
        let token = format!("1|{}", rng.alnum(40));
        self.tokens.insert(token.clone(), Caller::Crm);
        token
    }

    pub fn caller(&self, bearer: Option<&str>) -> Option<&Caller> {
        self.tokens.get(bearer?)
    }

    /// How many tokens the user lost.
    pub fn revoke(&mut self, email: &str) -> usize {
        let before = self.tokens.len();
        self.tokens.retain(|_, caller| !matches!(caller, Caller::App(of) if of == email));
        before - self.tokens.len()
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{CODE_LIFETIME_MS, Rng, Secrets};

    #[test]
    fn a_code_works_once_and_not_for_long() {
        let (mut secrets, mut rng) = (Secrets::default(), Rng::new(1));
        let code = secrets.issue_code(&mut rng, "a@b.example", 0);
        assert_eq!(secrets.redeem(&code, CODE_LIFETIME_MS - 1).unwrap(), "a@b.example");
        assert_eq!(secrets.redeem(&code, 1).unwrap_err().status, 401);
        let late = secrets.issue_code(&mut rng, "a@b.example", 0);
        assert_eq!(secrets.redeem(&late, CODE_LIFETIME_MS).unwrap_err().status, 401);
    }

    #[test]
    fn revoking_takes_one_users_tokens() {
        let (mut secrets, mut rng) = (Secrets::default(), Rng::new(1));
        let a = secrets.issue_app_token(&mut rng, "a@b.example");
        let b = secrets.issue_app_token(&mut rng, "b@b.example");
        assert_eq!(secrets.revoke("a@b.example"), 1);
        assert!(secrets.caller(Some(&a)).is_none() && secrets.caller(Some(&b)).is_some());
    }
}
