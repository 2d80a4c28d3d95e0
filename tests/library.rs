//! The store through its public face: keeping, lists, marking, cleaning, searching, entities, rules, opening.

#![expect(clippy::unwrap_used, reason = "what a test cannot go on without")]

#[path = "library/cleaning.rs"]
mod cleaning;
#[path = "library/entities.rs"]
mod entities;
#[path = "library/finding.rs"]
mod finding;
#[path = "library/keeping.rs"]
mod keeping;
#[path = "library/laws.rs"]
mod laws;
#[path = "library/lists.rs"]
mod lists;
#[path = "library/opening.rs"]
mod opening;
#[path = "library/shelf.rs"]
mod shelf;
