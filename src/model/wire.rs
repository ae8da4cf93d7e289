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
    /// A string of a known form, checked before it is sent; in an answer any string is good.
    Text(Format),
    /// A number or a string; a number too large for JavaScript becomes a string.
    Id,
    /// Written as RFC 3339 in UTC, whichever format came.
    DateTime,
    List(&'static Kind),
    Object(&'static Object),
    /// An object, or the empty array that stands for none and becomes `null`.
    OrEmptyList(&'static Kind),
    /// Expected to be this, but nothing in it is insisted upon.
    Assumed(&'static Kind),
}

/// Forms of text for which there is a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Email,
    /// E.164
    Phone,
    Iban,
    CardNumber,
    /// 1 to 12, as number or text.
    Month,
    /// Two digits or four, as number or text.
    Year,
    Date,
}

/// The fields of an object. What only documents need is not in the wasm.
#[derive(Debug)]
pub struct Object {
    /// Those that are read in a way of their own; see [`Field::is_read`].
    pub fields: &'static [Field],
    /// All of them.
    #[cfg(not(target_arch = "wasm32"))]
    pub all: &'static [Field],
    #[cfg(not(target_arch = "wasm32"))]
    pub name: &'static str,
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
    /// Whether its fields are known well enough to be named in full.
    #[cfg(not(target_arch = "wasm32"))]
    pub open: bool,
}

impl Kind {
    /// The word an error uses for what should have been there.
    pub const fn expected(&self) -> &'static str {
        match self {
            Kind::Any => "any value",
            Kind::Bool => "boolean",
            Kind::String | Kind::Text(_) => "string",
            Kind::Id => "number or string",
            Kind::DateTime => "date-time",
            Kind::List(_) => "array",
            Kind::Object(_) | Kind::OrEmptyList(_) => "object",
            Kind::Assumed(kind) => kind.expected(),
        }
    }
}

impl Field {
    const NONE: Field = Field {
        name: "",
        kind: Kind::Any,
        required: false,
        mark: Mark::A,
        #[cfg(not(target_arch = "wasm32"))]
        doc: "",
    };

    /// An assumed text, moment, id or anything else needs no entry in a schema: it may be any
    /// value, and what holds for every value, and for ids by their names, is done to it.
    pub const fn is_read(&self) -> bool {
        let plain = matches!(self.kind, Kind::String | Kind::DateTime | Kind::Id | Kind::Any);
        self.required || !plain || !matches!(self.mark, Mark::A)
    }
}

pub const fn count_read(all: &[Field]) -> usize {
    match all {
        [] => 0,
        [first, rest @ ..] => count_read(rest) + first.is_read() as usize,
    }
}

/// The fields that are read, of which there must be `N`.
#[allow(clippy::indexing_slicing, reason = "at compile time; a wrong one would not compile")]
pub const fn read<const N: usize>(all: &[Field]) -> [Field; N] {
    let mut read = [Field::NONE; N];
    let (mut from, mut to) = (0, 0);
    while from < all.len() {
        if all[from].is_read() {
            read[to] = all[from];
            to += 1;
        }
        from += 1;
    }
    read
}

impl Kind {
    /// An object that need not hold anything in particular.
    pub fn is_open(&self) -> bool {
        matches!(self, Kind::Object(object) if !object.fields.iter().any(|field| field.required))
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    pub kind: Kind,
    pub required: bool,
    pub mark: Mark,
    #[cfg(not(target_arch = "wasm32"))]
    pub doc: &'static str,
}

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
