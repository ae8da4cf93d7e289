//! What a declaration turns into: a schema that the byte decoder walks.

pub use walk::schema::{Field, Format, Kind, Mark, Object, count_read, read};

/// A field called `type` is written `r#type` in Rust.
pub const fn wire_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// What a call gives to JavaScript.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// The answer.
    Answer,
    /// `{ applied: "yes", result }`: a write that must not be doubled.
    Applied,
    /// `undefined`, whatever the answer.
    Nothing,
}

/// A type that can stand in a wire declaration.
pub trait Wire {
    const KIND: Kind;
    const GIVES: Gives = Gives::Answer;
}

/// No body, or an answer that says nothing.
#[derive(Debug)]
pub struct Nothing;

impl Wire for Nothing {
    const KIND: Kind = Kind::Any;
    const GIVES: Gives = Gives::Nothing;
}

/// The outcome of a write that must not be doubled.
#[derive(Debug)]
pub struct AppliedResult;

impl Wire for AppliedResult {
    const KIND: Kind = Kind::Any;
    const GIVES: Gives = Gives::Applied;
}

/// What a write is expected to answer: perhaps nothing, perhaps in part.
#[derive(Debug)]
pub struct Maybe<T>(pub T);

impl<T: Wire> Wire for Maybe<T> {
    const KIND: Kind = Kind::Assumed(&T::KIND);
}

impl Wire for String {
    const KIND: Kind = Kind::String;
}
impl Wire for bool {
    const KIND: Kind = Kind::Bool;
}
impl<T: Wire> Wire for Vec<T> {
    const KIND: Kind = Kind::List(&T::KIND);
}

/// Declares a wire type. Each field begins with its mark: `D` is required, `D?` may be missing or
/// null, `A` always may; `V` and `V?` are as `D` and `D?`. `A!`: we must send it, though its name
/// is assumed. `open` before the type: what is not named is read and written in TypeScript too.
macro_rules! wire {
    ($(#[doc = $doc:literal])* open struct $name:ident { $($body:tt)* }) => {
        wire! { @next [$($doc)*] [true "\n  /** Whatever else there is. **A** */\n  [field: string]: unknown;"] $name [] [] [] $($body)* }
    };
    ($(#[doc = $doc:literal])* struct $name:ident { $($body:tt)* }) => {
        wire! { @next [$($doc)*] [false ""] $name [] [] [] $($body)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* D? $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @maybe $m $open $n $o $s $ts [$($d)*] " **D** documented; may be missing." D $f [$t] $($rest)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* A $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @maybe $m $open $n $o $s $ts [$($d)*] " **A** assumed: be ready for its absence." A $f [$t] $($rest)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* D $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @must $m $open $n $o $s $ts [$($d)*] " **D** documented." D $f [$t] $($rest)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* A! $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @must $m $open $n $o $s $ts [$($d)*] " **A** assumed." A $f [$t] $($rest)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* V? $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @maybe $m $open $n $o $s $ts [$($d)*] " **V** documented; may be missing." V $f [$t] $($rest)* }
    };
    (@next $m:tt $open:tt $n:ident $o:tt $s:tt $ts:tt $(#[doc = $d:literal])* V $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @must $m $open $n $o $s $ts [$($d)*] " **V** documented." V $f [$t] $($rest)* }
    };
    (@must $m:tt $open:tt $n:ident [$($o:tt)*] [$($s:tt)*] [$($ts:tt)*] [$($d:literal)*] $says:literal
        $mark:ident $f:ident [$t:ty] $($rest:tt)*) => {
        wire! { @next $m $open $n
            [$($o)* $(#[doc = $d])* #[doc = ""] #[doc = $says] pub $f: $t,]
            [$($s)* wire! { @field $f $t, true, $mark, concat!($($d),*) },]
            [$($ts)* wire! { @ts [$($d)*] $says $f ": " $t, ";" },]
            $($rest)* }
    };
    (@maybe $m:tt $open:tt $n:ident [$($o:tt)*] [$($s:tt)*] [$($ts:tt)*] [$($d:literal)*] $says:literal
        $mark:ident $f:ident [$t:ty] $($rest:tt)*) => {
        wire! { @next $m $open $n
            [$($o)* $(#[doc = $d])* #[doc = ""] #[doc = $says]
                #[cfg_attr(not(target_arch = "wasm32"), serde(default))] pub $f: Option<$t>,]
            [$($s)* wire! { @field $f $t, false, $mark, concat!($($d),*) },]
            [$($ts)* wire! { @ts [$($d)*] $says $f "?: " $t, " | null;" },]
            $($rest)* }
    };
    // The build writes Rust's words as TypeScript's: `Vec<Site>` becomes `Site[]`.
    (@ts [$($d:literal)*] $says:literal $f:ident $colon:literal $t:ty, $end:literal) => {
        concat!("\n  /**\n", $("   *", $d, "\n",)* "   *\n   *", $says, "\n   */\n  ",
            wire! { @word $f }, $colon, stringify!($t), $end)
    };
    (@word r#type) => { "type" };
    (@word $f:ident) => { stringify!($f) };
    (@field $f:ident $t:ty, $required:literal, $mark:ident, $doc:expr) => {
        $crate::model::Field {
            name: $crate::model::wire_name(stringify!($f)),
            kind: <$t as $crate::model::Wire>::KIND,
            required: $required,
            mark: $crate::model::Mark::$mark,
            #[cfg(not(target_arch = "wasm32"))]
            doc: $doc,
        }
    };
    (@next [$($m:literal)*] [$open:literal $else:literal] $name:ident [$($o:tt)*] [$($s:tt)*] [$($ts:tt)*]) => {
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const _: &'static str = concat!("/**\n", $(" *", $m, "\n",)* " */\nexport interface ",
            stringify!($name), " {", $($ts)* $else, "\n}");

        $(#[doc = $m])*
        #[derive(Debug)]
        #[cfg_attr(not(target_arch = "wasm32"),
            derive(PartialEq, serde::Deserialize, serde::Serialize))]
        #[allow(non_snake_case, reason = "wire names stay as on the wire")]
        pub struct $name { $($o)* }

        impl $crate::model::Wire for $name {
            const KIND: $crate::model::Kind = $crate::model::Kind::Object(&$crate::model::Object {
                fields: {
                    const ALL: &[$crate::model::Field] = &[$($s)*];
                    const READ: [$crate::model::Field; $crate::model::count_read(ALL)] =
                        $crate::model::read(ALL);
                    &READ
                },
                #[cfg(not(target_arch = "wasm32"))]
                all: &[$($s)*],
                #[cfg(not(target_arch = "wasm32"))]
                name: stringify!($name),
                #[cfg(not(target_arch = "wasm32"))]
                doc: concat!($($m, "\n"),*),
                #[cfg(not(target_arch = "wasm32"))]
                open: $open,
            });
        }
    };
}

/// Declares an open set of strings: the known values show in an editor, unknown ones pass.
macro_rules! open_enum {
    ($doc:literal $name:ident $ts:literal) => {
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const _: &'static str =
            concat!("/** ", $doc, " */\nexport type ", stringify!($name), " = ", $ts, ";");
        text! { $doc $name $crate::model::Kind::String }
    };
}

/// Declares an id of its own type: ids of two kinds do not mix in TypeScript.
macro_rules! branded_id {
    ($doc:literal $name:ident) => {
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const _: &'static str = concat!(
            "/** ",
            $doc,
            " */\nexport type ",
            stringify!($name),
            " = (number | string) & { readonly __id?: \"",
            stringify!($name),
            "\" };"
        );

        #[doc = $doc]
        #[derive(Debug)]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            derive(PartialEq, serde::Deserialize, serde::Serialize)
        )]
        #[cfg_attr(not(target_arch = "wasm32"), serde(transparent))]
        pub struct $name(pub $crate::model::RawId);

        impl $crate::model::Wire for $name {
            const KIND: $crate::model::Kind = $crate::model::Kind::Id;
        }
    };
}

/// A string under a name of its own, or whatever else a gateway may write there.
macro_rules! text {
    ($doc:literal $name:ident $kind:expr) => {
        text! { $doc $name(String) $kind }
    };
    ($doc:literal $name:ident($inner:ty) $kind:expr) => {
        #[doc = $doc]
        #[derive(Debug)]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            derive(PartialEq, serde::Deserialize, serde::Serialize)
        )]
        #[cfg_attr(not(target_arch = "wasm32"), serde(transparent))]
        pub struct $name(pub $inner);

        impl $crate::model::Wire for $name {
            const KIND: $crate::model::Kind = $kind;
        }
    };
}
