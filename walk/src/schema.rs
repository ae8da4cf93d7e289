//! What an answer is to hold. The declarations are in the package, which makes schemas of them.

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
    /// Whether any string is good, and stays as it is.
    #[inline(always)]
    pub fn is_text(&self) -> bool {
        matches!(self, Kind::String | Kind::Text(_) | Kind::Id)
    }

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
