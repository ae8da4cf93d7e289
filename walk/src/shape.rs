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
    pub fn of(first: u8) -> Self {
        SHAPES.get(usize::from(first)).copied().unwrap_or(Shape::Bad)
    }

    const fn by(first: u8) -> Self {
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

/// A table, not branches: there is no guessing what comes next.
#[allow(clippy::indexing_slicing, reason = "at compile time; a wrong one would not compile")]
static SHAPES: [Shape; 256] = {
    let mut shapes = [Shape::Bad; 256];
    let mut byte = 0;
    while byte < shapes.len() {
        shapes[byte] = Shape::by(byte as u8);
        byte += 1;
    }
    shapes
};
