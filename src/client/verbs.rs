//! Verbs: what JavaScript calls. A verb is a route with a name, or a function of its own.
//!
//! One exported method carries all of them ([`Handle::call`]): an exported method each would be a
//! shim on both sides of the border for every route. The facade learns the names from [`names`] and
//! hangs them as `client.noun.verb`; their TypeScript signatures come from the same declarations.

use super::Handle;
use super::request::REQUEST;
use super::session::SESSION;
use crate::routes::{App, Caller, Route};
use crate::runtime::platform;
use crate::{account, alarms, cards, online_data, watchlists};
use wasm_bindgen::prelude::*;

/// A handle, and whose routes it may call.
pub trait Serves: 'static {
    type Caller: Caller;
}

impl Serves for Handle {
    type Caller = App;
}

/// What stands behind a verb.
pub enum Run<H: Serves = Handle> {
    Route(&'static Route),
    Own(fn(&H, Args) -> JsValue),
}

/// The verbs of one noun.
pub struct Noun<H: Serves = Handle> {
    /// With dots, as JavaScript writes it: `watchlists.email`.
    pub name: &'static str,
    /// In the order of `runs`, each with the number of its arguments and a space behind it.
    pub verbs: &'static str,
    pub runs: &'static [Run<H>],
    #[cfg(not(target_arch = "wasm32"))]
    pub docs: &'static [&'static str],
}

pub static NOUNS: &[&Noun<Handle>] = &[
    &SESSION,
    &online_data::PROFILE,
    &online_data::STATE,
    &online_data::SCAN,
    &online_data::SIGNING,
    &online_data::REMOVALS,
    &online_data::EVENTS,
    &watchlists::EMAIL,
    &watchlists::PHONE,
    &watchlists::IBAN,
    &watchlists::PASSPORT,
    &watchlists::DRIVERS_LICENSE,
    &cards::VERBS,
    &alarms::VERBS,
    &account::VERBS,
    &REQUEST,
];

/// What JavaScript passed. A number that was not given is NaN.
pub struct Args {
    pub values: JsValue,
    pub signal: JsValue,
    pub timeout_ms: f64,
    pub interval_ms: f64,
    pub limit_ms: f64,
}

impl Args {
    /// An option that only this verb has.
    pub fn option(&self, index: u32, name: &str) -> JsValue {
        platform::option(&self.get(index), name)
    }

    /// `undefined` where there is none.
    pub fn get(&self, index: u32) -> JsValue {
        platform::at(&self.values, index)
    }
}

/// `profile:create1 get0 …,events:list0 ,`: what the facade hangs, in the order of their numbers.
pub fn names<H: Serves>(nouns: &[&Noun<H>]) -> String {
    let mut names = String::new();
    for noun in nouns {
        for part in [noun.name, ":", noun.verbs, ","] {
            names.push_str(part);
        }
    }
    names
}

pub fn find<H: Serves>(nouns: &[&'static Noun<H>], number: u32) -> Option<&'static Run<H>> {
    let mut number = number as usize;
    for noun in nouns {
        match number.checked_sub(noun.runs.len()) {
            Some(rest) => number = rest,
            None => return noun.runs.get(number),
        }
    }
    None
}

/// Declares a noun: each verb with its docs, its route and its types, which must be the route's.
macro_rules! verbs {
    (pub $name:ident $noun:literal: $($rest:tt)*) => {
        verbs! { @noun Handle "Calls" $name $noun: $($rest)* }
    };
    // What stands behind the package's other door; its interface is joined to nothing of the first.
    (crm pub $name:ident $noun:literal: $($rest:tt)*) => {
        verbs! { @noun CrmHandle "CrmCalls" $name $noun: $($rest)* }
    };
    (@noun $handle:ident $calls:literal $name:ident $noun:literal: $($(#[doc = $doc:literal])* $verb:ident: $how:tt $sig:tt $(-> $answer:ty)?;)*) => {
        pub static $name: $crate::client::Noun<$crate::client::$handle> = $crate::client::Noun {
            name: $noun,
            verbs: concat!($(stringify!($verb), verbs! { @arity $how $sig }, " "),*),
            runs: &[$(verbs! { @run $handle $how $sig $(-> $answer)? }),*],
            #[cfg(not(target_arch = "wasm32"))]
            docs: &[$(concat!($($doc, "\n"),*)),*],
        };

        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const _: &'static str = concat!(
            "export interface ", $calls, " {",
            $("\n/**\n", $(" *", $doc, "\n",)* " */\n\"", $noun, ".", stringify!($verb),
                verbs! { @signature $sig $(-> $answer)? }, ";",)*
            "\n}"
        );
    };
    (@run $handle:ident [$own:path, $arity:literal] $sig:tt) => { $crate::client::Run::Own($own) };
    (@arity [$own:path, $arity:literal] $sig:tt) => { $arity };
    (@arity $route:ident ()) => { 0 };
    (@arity $route:ident ($a:ident: $at:ty)) => { 1 };
    (@arity $route:ident ($a:ident: $at:ty, $b:ident: $bt:ty)) => { 2 };
    (@arity $route:ident ($a:ident: $at:ty, $b:ident: $bt:ty, $c:ident: $ct:ty)) => { 3 };
    (@run $handle:ident $route:ident ($($arg:ident: $ty:ty),*) -> $answer:ty) => {{
        let typed: &'static $crate::routes::Typed<verbs! { @body $($arg $ty),* }, $answer,
            <$crate::client::$handle as $crate::client::Serves>::Caller> = {
            #[allow(unused_imports, reason = "both tables; a row stands in one of them")]
            use $crate::routes::*;
            #[cfg(feature = "server")]
            #[allow(unused_imports, reason = "as above")]
            use $crate::routes::crm::*;
            &$route
        };
        $crate::client::Run::Route(&typed.route)
    }};
    // An id is in the path; a body is what is left.
    (@body) => { $crate::model::Nothing };
    (@body accountId $account:ty) => { $crate::model::Nothing };
    (@body accountId $account:ty, $($rest:tt)+) => { verbs! { @body $($rest)+ } };
    (@body id $id:ty) => { $crate::model::Nothing };
    (@body id $id:ty, $body:ident $ty:ty) => { $ty };
    (@body $body:ident $ty:ty) => { $ty };
    (@signature $sig:literal) => { concat!("\"", $sig) };
    (@signature ($($arg:ident: $ty:ty),*) -> $answer:ty) => {
        concat!("\"(", $(stringify!($arg), ": ", stringify!($ty), ", ",)* "options?: CallOptions): Promise<", stringify!($answer), ">")
    };
}
pub(crate) use verbs;

#[cfg(test)]
mod tests {
    use super::{NOUNS, Noun, Run, Serves};

    #[test]
    fn a_verb_takes_what_its_route_takes() {
        take_what_their_routes_take(NOUNS);
        #[cfg(feature = "server")]
        take_what_their_routes_take(crate::crm::NOUNS);
    }

    fn take_what_their_routes_take<H: Serves>(nouns: &[&Noun<H>]) {
        for noun in nouns {
            let verbs: Vec<&str> = noun.verbs.split_whitespace().collect();
            assert_eq!(verbs.len(), noun.runs.len(), "{}", noun.name);
            for (verb, run) in verbs.iter().zip(noun.runs) {
                if let Run::Route(route) = run {
                    let takes =
                        route.template.matches('{').count() + usize::from(route.body.is_some());
                    assert!(verb.ends_with(&takes.to_string()), "{}.{verb}", noun.name);
                }
            }
        }
    }
}
