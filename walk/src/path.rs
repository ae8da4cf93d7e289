//! Names the place of a mistake, without allocating unless there is one.

use super::Mismatch;
use super::text::{decimal, push};

/// Where the reader is, for errors: a chain on the stack, turned into text only on failure.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    Root,
    Key(&'p Path<'p>, &'static str),
    Index(&'p Path<'p>, usize),
    Unnamed(&'p Path<'p>),
}

impl Path<'_> {
    fn write(&self, out: &mut String) {
        match self {
            Path::Root => {}
            Path::Key(parent, name) => {
                parent.write(out);
                if !out.is_empty() {
                    push(out, b'.');
                }
                out.push_str(name);
            }
            Path::Index(parent, index) => {
                parent.write(out);
                push(out, b'[');
                out.push_str(&decimal(*index as u64));
                push(out, b']');
            }
            // Once for a whole subtree: names that we do not know may be anyone's data.
            Path::Unnamed(parent) => {
                parent.write(out);
                if !out.ends_with("[*]") {
                    out.push_str("[*]");
                }
            }
        }
    }

    #[inline(never)]
    pub fn mismatch(&self, expected: &'static str) -> Mismatch {
        let mut path = String::new();
        self.write(&mut path);
        Mismatch { path, expected }
    }
}
