//! Choices read from a run of bytes. When it ends, every choice is the first, the plainest.

pub struct Dice<'a> {
    left: core::slice::Iter<'a, u8>,
}

impl<'a> Dice<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { left: bytes.iter() }
    }

    pub fn byte(&mut self) -> u8 {
        self.left.next().copied().unwrap_or(0)
    }

    /// 0 up to `n`, which it never is; `n` is 1 at least, 256 at most.
    pub fn below(&mut self, n: usize) -> usize {
        usize::from(self.byte()) % n
    }

    /// A place in something that may be longer than one byte counts.
    pub fn place(&mut self, len: usize) -> usize {
        let place = usize::from(u16::from_be_bytes([self.byte(), self.byte()]));
        place % len.max(1)
    }

    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == n - 1
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            // Nothing thrown, nothing moved.
            items.swap(last, last - self.below(last + 1));
        }
    }
}
