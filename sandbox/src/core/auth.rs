//! One-time codes and tokens.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

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

impl Caller {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::App(_) => "app",
            Self::Crm => "crm",
        }
    }
}

struct Code {
    email: String,
    expires_at: u64,
}

/// Codes that are not as they should be: `left` more of them, or, without it, all.
#[derive(Debug, Clone, Serialize)]
pub struct Planned {
    pub ttl_ms: Option<u64>,
    /// Whose they are, whoever they were asked for.
    pub email: Option<String>,
    pub left: Option<u32>,
}

#[derive(Default)]
pub struct Secrets {
    codes: BTreeMap<String, Code>,
    pub planned: Option<Planned>,
    tokens: BTreeMap<String, Caller>,
}

impl Secrets {
    pub fn issue_code(&mut self, rng: &mut Rng, email: &str, now: u64) -> String {
        let Some(plan) = self.planned.take() else {
            return self.issue_code_for(rng, email, now, CODE_LIFETIME_MS);
        };
        let left = plan.left.map(|left| left.saturating_sub(1));
        self.planned = (left != Some(0)).then(|| Planned { left, ..plan.clone() });
        let email = plan.email.as_deref().unwrap_or(email);
        self.issue_code_for(rng, email, now, plan.ttl_ms.unwrap_or(CODE_LIFETIME_MS))
    }

    pub fn issue_code_for(&mut self, rng: &mut Rng, email: &str, now: u64, ttl_ms: u64) -> String {
        let code = rng.alnum(32);
        let expires_at = now.saturating_add(ttl_ms);
        self.codes.insert(code.clone(), Code { email: email.to_owned(), expires_at });
        code
    }

    /// How many codes nobody can redeem any more; without an e-mail, everybody's.
    pub fn expire_codes(&mut self, email: Option<&str>) -> usize {
        let before = self.codes.len();
        self.codes.retain(|_, code| email.is_some_and(|email| code.email != email));
        before - self.codes.len()
    }

    /// The e-mail the code stands for. Whatever comes of it, the code is spent.
    pub fn redeem(&mut self, code: &str, now: u64) -> Result<String, ApiError> {
        match self.codes.remove(code) {
            Some(code) if now < code.expires_at => Ok(code.email),
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

    /// How many tokens the user lost; without an e-mail, all users.
    pub fn revoke(&mut self, email: Option<&str>) -> usize {
        self.keep(|caller| match caller {
            Caller::App(of) => email.is_some_and(|email| of != email),
            Caller::Crm => true,
        })
    }

    /// How many tokens the service account lost.
    pub fn revoke_crm(&mut self) -> usize {
        self.keep(|caller| *caller != Caller::Crm)
    }

    fn keep(&mut self, stays: impl Fn(&Caller) -> bool) -> usize {
        let before = self.tokens.len();
        self.tokens.retain(|_, caller| stays(caller));
        before - self.tokens.len()
    }
}

impl fmt::Debug for Secrets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secrets").finish_non_exhaustive()
    }
}
