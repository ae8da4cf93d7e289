//! What a declaration turns into: a schema that the byte decoder walks.

/// Where a fact comes from; the same letters stand in the docs of every type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Documented in the vendor's two guides.
    D,
    /// Documented on the vendor's other public pages.
    V,
    /// Assumed by us. Never required, and nothing breaks when it turns out wrong.
    A,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    Any,
    Bool,
    String,
    /// A number or a string; a number too large for JavaScript becomes a string.
    Id,
    /// Written as RFC 3339 in UTC, whichever format came.
    DateTime,
    List(&'static Kind),
    Object(&'static [Field]),
    /// An object, or the empty array that stands for none and becomes `null`.
    OrEmptyList(&'static Kind),
}

impl Kind {
    /// The word an error uses for what should have been there.
    pub const fn expected(&self) -> &'static str {
        match self {
            Kind::Any => "any value",
            Kind::Bool => "boolean",
            Kind::String => "string",
            Kind::Id => "number or string",
            Kind::DateTime => "date-time",
            Kind::List(_) => "array",
            Kind::Object(_) | Kind::OrEmptyList(_) => "object",
        }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    pub mark: Mark,
}

impl Field {
    pub const fn new(name: &'static str, kind: Kind, required: bool, mark: Mark) -> Self {
        // A field called `type` is written `r#type` in Rust.
        let name = match name.as_bytes() {
            [b'r', b'#', ..] => name.split_at(2).1,
            _ => name,
        };
        Self { name, kind, required, mark }
    }
}

/// A type that can stand in a wire declaration.
pub trait Wire {
    const KIND: Kind;
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
/// null, `A` always may. `A!` is for what we must send though its name is assumed.
macro_rules! wire {
    ($(#[$meta:meta])* pub struct $name:ident { $($body:tt)* }) => {
        wire! { @next [$(#[$meta])*] $name [] [] $($body)* }
    };
    (@next $m:tt $n:ident $o:tt $s:tt $(#[$fm:meta])* D? $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @maybe $m $n $o $s [$(#[$fm])* #[doc = ""] #[doc = " **D** documented; may be missing."]]
            D $f [$t] $($rest)* }
    };
    (@next $m:tt $n:ident $o:tt $s:tt $(#[$fm:meta])* A $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @maybe $m $n $o $s [$(#[$fm])* #[doc = ""] #[doc = " **A** assumed: be ready for its absence."]]
            A $f [$t] $($rest)* }
    };
    (@next $m:tt $n:ident $o:tt $s:tt $(#[$fm:meta])* D $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @must $m $n $o $s [$(#[$fm])* #[doc = ""] #[doc = " **D** documented."]]
            D $f [$t] $($rest)* }
    };
    (@next $m:tt $n:ident $o:tt $s:tt $(#[$fm:meta])* A! $f:ident: $t:ty, $($rest:tt)*) => {
        wire! { @must $m $n $o $s [$(#[$fm])* #[doc = ""] #[doc = " **A** assumed."]]
            A $f [$t] $($rest)* }
    };
    (@must $m:tt $n:ident [$($o:tt)*] [$($s:tt)*] [$($fm:tt)*] $mark:ident $f:ident [$t:ty]
        $($rest:tt)*) => {
        wire! { @next $m $n
            [$($o)* $($fm)* pub $f: $t,]
            [$($s)* $crate::model::Field::new(stringify!($f), <$t as $crate::model::Wire>::KIND,
                true, $crate::model::Mark::$mark),]
            $($rest)* }
    };
    (@maybe $m:tt $n:ident [$($o:tt)*] [$($s:tt)*] [$($fm:tt)*] $mark:ident $f:ident [$t:ty]
        $($rest:tt)*) => {
        wire! { @next $m $n
            [$($o)* $($fm)* #[serde(default)] pub $f: Option<$t>,]
            [$($s)* $crate::model::Field::new(stringify!($f), <$t as $crate::model::Wire>::KIND,
                false, $crate::model::Mark::$mark),]
            $($rest)* }
    };
    (@next [$($m:tt)*] $name:ident [$($o:tt)*] [$($s:tt)*]) => {
        $($m)*
        #[derive(Debug, tsify::Tsify)]
        #[cfg_attr(not(target_arch = "wasm32"),
            derive(PartialEq, serde::Deserialize, serde::Serialize))]
        #[tsify(missing_as_null)]
        #[allow(non_snake_case, reason = "wire names stay as on the wire")]
        pub struct $name { $($o)* }

        impl $crate::model::Wire for $name {
            const KIND: $crate::model::Kind = $crate::model::Kind::Object(&[$($s)*]);
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

/// A string under a name of its own.
macro_rules! text {
    ($doc:literal $name:ident $kind:expr) => {
        #[doc = $doc]
        #[derive(Debug)]
        #[cfg_attr(
            not(target_arch = "wasm32"),
            derive(PartialEq, serde::Deserialize, serde::Serialize)
        )]
        #[cfg_attr(not(target_arch = "wasm32"), serde(transparent))]
        pub struct $name(pub String);

        impl $crate::model::Wire for $name {
            const KIND: $crate::model::Kind = $kind;
        }
    };
}
