//! Takes turns: runs futures, each whenever something that it waits for has happened.
//!
//! Our own, and not wasm-bindgen-futures: a trap in any turn breaks every promise that is open, and
//! no promise of the platform's is touched by a `then` that a page could have patched.

use super::{platform, slot};
use core::future::Future;
use core::pin::Pin;
use core::task::Context;
use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::task::{Wake, Waker};
use wasm_bindgen::prelude::*;

type Task = Pin<Box<dyn Future<Output = ()>>>;

struct Tasks {
    /// By number; gone while it has its turn.
    waiting: RefCell<Vec<(u32, Option<Task>)>>,
    ready: RefCell<Vec<u32>>,
    next: Cell<u32>,
    installed: Cell<bool>,
}

thread_local! {
    static TASKS: Tasks = const {
        Tasks {
            waiting: RefCell::new(Vec::new()),
            ready: RefCell::new(Vec::new()),
            next: Cell::new(0),
            installed: Cell::new(false),
        }
    };
}

/// Wakes a task by its number: there is nothing else in it that threads could share.
struct Number(u32);

impl Wake for Number {
    fn wake(self: Arc<Self>) {
        ready(self.0);
    }
}

fn ready(task: u32) {
    TASKS.with(|tasks| {
        let mut ready = tasks.ready.borrow_mut();
        if ready.is_empty() {
            platform::soon();
        }
        ready.push(task);
    });
}

/// A number that no task and no slot has had.
pub fn number() -> u32 {
    TASKS.with(|tasks| {
        tasks.next.set(tasks.next.get().wrapping_add(1));
        tasks.next.get() & 0x7fff_ffff
    })
}

/// Begins at the next turn.
pub fn spawn(task: Task) -> u32 {
    install();
    let number = number();
    TASKS.with(|tasks| tasks.waiting.borrow_mut().push((number, Some(task))));
    ready(number);
    number
}

/// One callback for all that happens, for as long as the module lives.
fn install() {
    if TASKS.with(|tasks| tasks.installed.replace(true)) {
        return;
    }
    let callback: Closure<dyn Fn(i32, bool, JsValue)> =
        Closure::new(|slot: i32, ok, value| match u32::try_from(slot) {
            Ok(slot) => slot::happened(slot, if ok { Ok(value) } else { Err(value) }),
            Err(_) => turn(),
        });
    platform::install(callback.as_ref());
    callback.forget();
}

/// Runs what is ready. What becomes ready meanwhile waits for the next turn.
fn turn() {
    let ready = TASKS.with(|tasks| core::mem::take(&mut *tasks.ready.borrow_mut()));
    for number in ready {
        let task = TASKS.with(|tasks| {
            let mut waiting = tasks.waiting.borrow_mut();
            waiting.iter_mut().find(|(n, _)| *n == number).and_then(|(_, task)| task.take())
        });
        let Some(mut task) = task else { continue };
        let waker = Waker::from(Arc::new(Number(number)));
        let done = task.as_mut().poll(&mut Context::from_waker(&waker)).is_ready();
        TASKS.with(|tasks| {
            let mut waiting = tasks.waiting.borrow_mut();
            if done {
                waiting.retain(|(n, _)| *n != number);
            } else if let Some((_, place)) = waiting.iter_mut().find(|(n, _)| *n == number) {
                *place = Some(task);
            }
        });
    }
}
