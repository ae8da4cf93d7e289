//! A state and all it is going to become. Nothing ticks: whoever asks brings the time.

#[derive(Debug, Clone)]
pub struct Timeline<S> {
    first: (u64, S),
    later: Vec<(u64, S)>,
}

impl<S> Timeline<S> {
    pub fn new(at: u64, state: S) -> Self {
        Self { first: (at, state), later: Vec::new() }
    }

    /// Steps must be added in the order they happen.
    #[must_use]
    pub fn then(mut self, at: u64, state: S) -> Self {
        self.push(at, state);
        self
    }

    pub fn push(&mut self, at: u64, state: S) {
        self.later.push((at, state));
    }

    /// Forgets what has not happened yet.
    pub fn cut(&mut self, now: u64) {
        self.later.retain(|(at, _)| *at <= now);
    }

    /// The state, and when it began.
    pub fn at(&self, now: u64) -> &(u64, S) {
        self.later.iter().rev().find(|(at, _)| *at <= now).unwrap_or(&self.first)
    }

    pub fn state(&self, now: u64) -> &S {
        &self.at(now).1
    }

    pub fn is_settled(&self, now: u64) -> bool {
        self.later.iter().all(|(at, _)| *at <= now)
    }

    pub fn all(&self) -> impl Iterator<Item = &(u64, S)> {
        std::iter::once(&self.first).chain(&self.later)
    }
}

#[cfg(test)]
mod tests {
    use super::Timeline;

    #[test]
    fn the_time_asked_for_decides_the_state() {
        let mut line = Timeline::new(10, 'a').then(20, 'b').then(30, 'c');
        assert_eq!((*line.state(0), *line.state(20), *line.at(99)), ('a', 'b', (30, 'c')));
        assert!(!line.is_settled(25));
        line.cut(25);
        assert!(line.is_settled(25));
        assert_eq!(*line.state(99), 'b');
    }
}
