//! The form of the library and how an older one becomes the newest: numbered steps, never edited afterwards.
//!
//! `PRAGMA user_version` holds the number of the last step that was taken. Each step is one transaction with its number.

use rusqlite::{Connection, TransactionBehavior};

/// "khbr" in ASCII: how SQLite files of ours are known (`PRAGMA application_id`).
pub(super) const APPLICATION: i32 = 0x6B68_6272;

/// The steps, from nothing to the newest form. New ones go behind; none is ever changed.
pub(super) const STEPS: &[&str] = &[include_str!("schema/0001.sql"), include_str!("schema/0002.sql")];

/// The number of the newest form.
#[expect(clippy::cast_possible_wrap, reason = "a handful of steps")]
pub(super) const NEWEST: i64 = STEPS.len() as i64;

/// What form a file has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Nothing is in it yet.
    Empty,
    /// Another program made it.
    Foreign,
    /// Ours, of this number.
    Ours(i64),
}

/// The form of the file behind `connection`.
pub(super) fn form(connection: &Connection) -> rusqlite::Result<Form> {
    let application: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    let version: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (application, tables) {
        (APPLICATION, _) => Form::Ours(version),
        (0, 0) if version == 0 => Form::Empty,
        _ => Form::Foreign,
    })
}

/// Takes all of `steps` that the file has not taken yet: one transaction each, so a kill in between leaves a whole form.
pub(super) fn migrate(connection: &mut Connection, steps: &[&str]) -> rusqlite::Result<()> {
    let taken: i64 = connection.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for (number, step) in (1i64..).zip(steps).skip(usize::try_from(taken).unwrap_or(usize::MAX)) {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch(step)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
        transaction.pragma_update(None, "user_version", number)?;
        transaction.commit()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(connection: &Connection) -> i64 {
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn an_empty_file_takes_every_step_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        assert_eq!(form(&connection).unwrap(), Form::Empty);
        migrate(&mut connection, STEPS).unwrap();
        migrate(&mut connection, STEPS).unwrap();
        assert_eq!(form(&connection).unwrap(), Form::Ours(NEWEST));
    }

    #[test]
    fn an_older_form_takes_only_the_steps_it_lacks_and_keeps_its_rows() {
        let steps = ["CREATE TABLE a (x INTEGER) STRICT", "ALTER TABLE a ADD COLUMN y INTEGER NOT NULL DEFAULT 7"];
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection, &steps[..1]).unwrap();
        connection.execute("INSERT INTO a (x) VALUES (1)", []).unwrap();
        migrate(&mut connection, &steps).unwrap();
        let row: (i64, i64) =
            connection.query_row("SELECT x, y FROM a", [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        assert_eq!((version(&connection), row), (2, (1, 7)));
    }

    #[test]
    fn a_step_that_fails_leaves_the_form_before_it() {
        let steps = ["CREATE TABLE a (x INTEGER) STRICT", "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (y)"];
        let mut connection = Connection::open_in_memory().unwrap();
        assert!(migrate(&mut connection, &steps).is_err());
        let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap();
        assert_eq!((version(&connection), tables), (1, 1));
    }

    #[test]
    fn a_database_of_another_program_is_foreign() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch("CREATE TABLE notes (x)").unwrap();
        assert_eq!(form(&connection).unwrap(), Form::Foreign);
    }
}
