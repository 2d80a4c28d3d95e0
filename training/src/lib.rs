//! Trains and scores the tagger of khabar. No part of the program that readers run: it takes corpora by path, prints
//! what it measured and writes one model file.

pub mod arguments;
pub mod chance;
pub mod clusters;
pub mod conll;
pub mod crf;
pub mod examples;
pub mod file;
pub mod float;
pub mod lists;
pub mod score;
pub mod texts;
