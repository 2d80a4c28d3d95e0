//! x
mod address;
pub use address::{Address, Scheme};
