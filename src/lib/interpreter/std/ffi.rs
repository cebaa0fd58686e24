//! Texts as the system has them.

pub mod os_str;

pub use os_str::{OsStr, OsString};
