//! One piece of work that many wait for. Whoever stops waiting does not stop it for the others.

use crate::error::Error;
use core::fmt;
use core::future::{Future, poll_fn};
use core::task::{Poll, Waker};
use std::cell::RefCell;
use std::rc::Rc;

#[derive(Default)]
pub struct Flight {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    outcome: Option<Result<(), Error>>,
    waiting: Vec<Waker>,
}

impl Flight {
    pub fn land(&self, outcome: Result<(), Error>) {
        let waiting = {
            let mut state = self.state.borrow_mut();
            state.outcome = Some(outcome);
            core::mem::take(&mut state.waiting)
        };
        waiting.into_iter().for_each(Waker::wake);
    }

    pub fn landed(self: Rc<Self>) -> impl Future<Output = Result<(), Error>> {
        poll_fn(move |cx| {
            let mut state = self.state.borrow_mut();
            match &state.outcome {
                Some(outcome) => Poll::Ready(outcome.clone()),
                None => {
                    state.waiting.push(cx.waker().clone());
                    Poll::Pending
                }
            }
        })
    }
}

impl fmt::Debug for Flight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Flight")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Kind;
    use core::pin::pin;
    use core::task::Context;

    #[test]
    fn everyone_learns_the_outcome() {
        let flight = Rc::new(Flight::default());
        let mut cx = Context::from_waker(Waker::noop());
        let mut first = pin!(Rc::clone(&flight).landed());
        let mut second = pin!(Rc::clone(&flight).landed());
        assert!(first.as_mut().poll(&mut cx).is_pending());
        flight.land(Err(Error::new(Kind::Network, "x")));
        for waiting in [&mut first, &mut second] {
            let Poll::Ready(Err(error)) = waiting.as_mut().poll(&mut cx) else { panic!() };
            assert_eq!(error.kind, Kind::Network);
        }
    }
}
