//! What a value is, by its first byte.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Object,
    Array,
    String,
    Number,
    Bool,
    Null,
    /// The end of the input, or a byte that begins no value.
    Bad,
}

impl Shape {
    #[inline(always)]
    pub const fn of(first: u8) -> Self {
        match first {
            b'{' => Shape::Object,
            b'[' => Shape::Array,
            b'"' => Shape::String,
            b'-' | b'0'..=b'9' => Shape::Number,
            b't' | b'f' => Shape::Bool,
            b'n' => Shape::Null,
            _ => Shape::Bad,
        }
    }
}
