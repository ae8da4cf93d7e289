//! Which account has which id.

use std::collections::BTreeMap;
use std::fmt;

use crate::core::rng::hash;

/// Nobody loses an id: an account that begins anew has the one it had.
#[derive(Default)]
pub struct Ids(BTreeMap<u64, String>);

impl Ids {
    /// Where two e-mails would have the same, the later one gets the next that is free.
    pub fn of(&mut self, seed: u64, email: &str) -> u64 {
        let mut id = 10_000 + (hash(email) ^ seed) % 90_000;
        while self.0.get(&id).is_some_and(|owner| owner != email) {
            id += 1;
        }
        self.0.entry(id).or_insert_with(|| email.to_owned());
        id
    }

    /// The e-mail, by the id as it is written.
    pub fn owner(&self, id: &str) -> Option<&str> {
        let number: u64 = id.parse().ok()?;
        self.0.get(&number).filter(|_| number.to_string() == id).map(String::as_str)
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Ids").field(&self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Ids;
    use std::collections::BTreeSet;

    #[test]
    fn ten_thousand_accounts_have_as_many_ids_and_keep_them() {
        let mut ids = Ids::default();
        let email = |n: u32| format!("user{n}@user.example");
        let first: Vec<_> = (0..10_000).map(|n| ids.of(42, &email(n))).collect();
        assert_eq!(BTreeSet::from_iter(&first).len(), 10_000);
        let again: Vec<_> = (0..10_000).map(|n| ids.of(42, &email(n))).collect();
        assert_eq!(again, first);
        for (n, id) in (0..).zip(&first) {
            assert_eq!(ids.owner(&id.to_string()), Some(&*email(n)));
            assert_eq!(ids.owner(&format!("0{id}")), None);
        }
    }
}
