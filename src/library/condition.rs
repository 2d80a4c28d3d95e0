//! A condition on an article `a`, grown part by part, with its values kept apart from its words: nothing that a reader typed ever
//! becomes SQL.

use rusqlite::types::Value;

/// Parts that must all hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Condition {
    parts: Vec<String>,
    values: Vec<Value>,
}

impl Condition {
    /// What always holds.
    pub fn none() -> Self {
        Self::default()
    }

    /// Adds a part, with one value for each `?` in it.
    pub fn and<const N: usize>(&mut self, part: &str, values: [Value; N]) {
        self.parts.push(format!("({part})"));
        self.values.extend(values);
    }

    /// Adds that `column` is one of these numbers.
    pub fn and_one_of(&mut self, column: &str, numbers: impl Iterator<Item = i64>) {
        let list: Vec<String> = numbers.map(|number| number.to_string()).collect();
        self.and(&format!("{column} IN ({})", list.join(",")), []);
    }

    /// Adds that `column` is none of these numbers.
    pub fn and_none_of(&mut self, column: &str, numbers: impl Iterator<Item = i64>) {
        let list: Vec<String> = numbers.map(|number| number.to_string()).collect();
        self.and(&format!("{column} NOT IN ({})", list.join(",")), []);
    }

    /// The parts as SQL.
    pub fn sql(&self) -> String {
        if self.parts.is_empty() { "1".to_owned() } else { self.parts.join(" AND ") }
    }

    /// The values, in the order of their places.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.values.iter()
    }
}
