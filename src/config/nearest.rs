//! The nearest known name, for "did you mean".

/// The name of `known` that `typed` may have been meant for: the one with the fewest slips (letters missing, added, changed or
/// swapped), where a third of its letters at most differ.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let slips = |name: &str| strsim::osa_distance(&typed.to_ascii_lowercase(), name);
    let close =
        known.into_iter().map(|name| (slips(name), name)).filter(|(slips, name)| slips * 3 <= name.len().max(3));
    close.min_by_key(|(slips, _)| *slips).map(|(_, name)| name)
}

/// The end of a message on an unknown name: the nearest one, if there is one.
#[must_use]
pub fn hint(nearest: Option<&str>) -> String {
    nearest.map_or_else(String::new, |name| format!("; did you mean {name:?}?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 5] = ["align", "marks", "measure", "mouse", "up"];

    #[test]
    fn a_slip_finds_the_name_that_was_meant() {
        for (typed, meant) in [("aling", "align"), ("mark", "marks"), ("Mouse", "mouse"), ("mesure", "measure")] {
            assert_eq!(nearest(typed, KNOWN), Some(meant), "{typed}");
        }
    }

    #[test]
    fn what_is_like_nothing_finds_nothing() {
        for typed in ["theme", "", "x", "خط"] {
            assert_eq!(nearest(typed, KNOWN), None, "{typed}");
        }
        assert_eq!(nearest("align", []), None);
    }
}
