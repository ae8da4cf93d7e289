//! Codes and tokens.
#![allow(clippy::unwrap_used)]

use super::auth::{CODE_LIFETIME_MS, Planned, Secrets};
use super::rng::Rng;

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
fn so_many_codes_are_not_as_they_should_be() {
    let (mut secrets, mut rng) = (Secrets::default(), Rng::new(1));
    let email = Some("b@b.example".to_owned());
    secrets.planned = Some(Planned { ttl_ms: Some(5), email, left: Some(2) });
    let mut redeemed = |at| {
        let code = secrets.issue_code(&mut rng, "a@b.example", 0);
        secrets.redeem(&code, at).ok()
    };
    assert_eq!(redeemed(4).as_deref(), Some("b@b.example"));
    assert_eq!(redeemed(5), None);
    assert_eq!(redeemed(5).as_deref(), Some("a@b.example"));
    secrets.planned = Some(Planned { ttl_ms: Some(0), email: None, left: None });
    let mut redeemed = || {
        let code = secrets.issue_code(&mut rng, "a@b.example", 0);
        secrets.redeem(&code, 0).ok()
    };
    assert_eq!((redeemed(), redeemed()), (None, None));
}

#[test]
fn revoking_takes_one_users_tokens_or_all_users() {
    let (mut secrets, mut rng) = (Secrets::default(), Rng::new(1));
    let a = secrets.issue_app_token(&mut rng, "a@b.example");
    let b = secrets.issue_app_token(&mut rng, "b@b.example");
    assert_eq!(secrets.revoke(Some("a@b.example")), 1);
    assert!(secrets.caller(Some(&a)).is_none() && secrets.caller(Some(&b)).is_some());
    let crm = secrets.issue_crm_token(&mut rng);
    assert_eq!(secrets.revoke(None), 1);
    assert!(secrets.caller(Some(&b)).is_none() && secrets.caller(Some(&crm)).is_some());
    let b = secrets.issue_app_token(&mut rng, "b@b.example");
    assert_eq!((secrets.revoke_crm(), secrets.revoke_crm()), (1, 0));
    assert!(secrets.caller(Some(&b)).is_some() && secrets.caller(Some(&crm)).is_none());
}
