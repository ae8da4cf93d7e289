//! What the gateway knows. All of it is timelines: what will happen is written down when it is
//! caused, and whoever looks brings the time.

pub mod account;
pub mod brokers;
pub mod event;
pub mod hint;
pub mod ids;
pub mod person;
pub mod removal;
pub mod scan;
pub mod signing;
pub mod site;
mod ssn;
pub mod watch;
