//! The handles behind the facade. `&self` only: overlapping calls are the rule.

#[cfg(feature = "app")]
mod applied;
mod calling;
#[cfg(feature = "server")]
mod crm;
#[cfg(feature = "app")]
mod handle;
mod input;
mod options;
#[cfg(any(feature = "edge", feature = "server"))]
mod partner;
#[cfg(feature = "app")]
mod request;
#[cfg(feature = "app")]
mod session;
#[cfg(feature = "app")]
mod verbs;
#[cfg(feature = "app")]
mod watching;

#[cfg(feature = "app")]
pub use applied::Writes;
#[cfg(feature = "app")]
pub use calling::hand_over;
pub use calling::{Task, send, spawn};
#[cfg(feature = "server")]
pub use crm::CrmHandle;
#[cfg(feature = "app")]
pub use handle::Handle;
#[cfg(feature = "app")]
pub use input::{id_text, prepare};
#[cfg(feature = "app")]
pub(crate) use verbs::verbs;
#[cfg(feature = "app")]
pub use verbs::{Args, NOUNS, Noun, Run, Serves};
#[cfg(feature = "app")]
pub use watching::Watches;
