//! The body of an answer, unpacked and counted as it comes.

use super::Watch;
use std::io::Read;
use ureq::http::Response;
use ureq::{Body, Error};

/// How much is read at once, in bytes.
const PIECE: usize = 32 * 1024;

/// All bytes of a body, at most `most`; the deadline is looked at after each piece, however fast they come.
pub(super) fn read(response: Response<Body>, most: u64, watch: &mut Watch<'_>) -> Result<Vec<u8>, Error> {
    let body = response.into_body();
    if body.content_length().is_some_and(|length| length > most) {
        return Err(Error::BodyExceedsLimit(most));
    }
    let mut reader = body.into_with_config().limit(most).reader();
    let mut bytes = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        watch.limit.slice()?;
        let amount = reader.read(&mut piece)?;
        if amount == 0 {
            return Ok(bytes);
        }
        bytes.extend(piece.iter().take(amount));
        (watch.progress)(bytes.len() as u64);
    }
}
