//! What news is: articles, the sources they come from, and who and what they speak of, as plain values.
//!
//! Nothing here does I/O or knows a screen.

mod article;
pub mod correction;
mod entity;
mod listing;
mod pixels;
mod raster;
mod source;

pub use article::{Article, Block, BlockKind, Link, Picture, is_rtl_language};
pub use correction::{Correction, EntityKey};
pub use entity::{Entity, Kind, Mention, Standing, Why};
pub use listing::{ArticleId, Attention, Headline, Mark, Order, SourceId};
pub use pixels::{Pixels, Unseen};
pub use raster::{CellSize, Raster};
pub use source::{Feed, Problem, Source, Visit};

/// A moment: seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);
