//! Where the reader left off: a text that is the reader's to understand. The library only keeps it, so it never mixes with
//! that of another library.

use super::{Error, Library};
use rusqlite::OptionalExtension;

impl Library {
    /// What was kept when the reader left last, if anything was.
    ///
    /// # Errors
    /// Where it can't be read.
    pub fn left_off(&self) -> Result<Option<String>, Error> {
        self.read("find where you left off", |library| {
            library.query_row("SELECT state FROM left_off", [], |row| row.get(0)).optional()
        })
    }

    /// Keeps where the reader leaves off, in place of what was kept before.
    ///
    /// # Errors
    /// Where it can't be written.
    pub fn leave_off(&mut self, state: &str) -> Result<(), Error> {
        self.write("keep where you left off", |library| {
            library.execute(
                "INSERT INTO left_off (id, state) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET state = excluded.state",
                [state],
            )?;
            Ok(())
        })
    }
}
