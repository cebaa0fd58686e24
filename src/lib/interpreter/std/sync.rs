//! What threads share.

pub mod arc;

pub use arc::{Arc, Weak};
