//! Whether the locale says UTF-8: other programs, tmux among them, go by it.

/// A locale as POSIX names it, and whether its characters are UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    /// Its name; none where no variable is set.
    pub name: Option<String>,
    /// What its characters are.
    pub encoding: Encoding,
    /// What makes them UTF-8 and changes no more than it must: `LC_ALL` wins over all others where it is set.
    pub remedy: &'static str,
}

/// What the characters of a locale are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// Anything else, also what the system chooses for a name without an encoding.
    Other,
}

impl Locale {
    /// The locale of characters: `LC_ALL`, else `LC_CTYPE`, else `LANG`; an empty one counts as unset.
    #[must_use]
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Self {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let name = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
        let encoding = name.as_deref().map_or(Encoding::Other, encoding);
        let remedy = if set("LC_ALL").is_some() { "LC_ALL=C.UTF-8" } else { "LC_CTYPE=C.UTF-8" };
        Self { name, encoding, remedy }
    }
}

/// As in `ar_EG.UTF-8`, `C.utf8`, `ar_SA.UTF-8@modifier`.
fn encoding(name: &str) -> Encoding {
    let behind = name.split_once('.').map(|(_, behind)| behind).unwrap_or_default();
    let codeset = behind.split('@').next().unwrap_or_default();
    let plain: String = codeset.chars().filter(char::is_ascii_alphanumeric).collect();
    if plain.eq_ignore_ascii_case("utf8") { Encoding::Utf8 } else { Encoding::Other }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(variables: &[(&str, &str)]) -> Locale {
        Locale::of(|name| variables.iter().find(|(there, _)| *there == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let variables = [("LC_ALL", ""), ("LC_CTYPE", "C"), ("LANG", "ar_EG.UTF-8")];
        let remedy = "LC_CTYPE=C.UTF-8";
        assert_eq!(locale(&variables), Locale { name: Some("C".to_owned()), encoding: Encoding::Other, remedy });
        assert_eq!(locale(&[]), Locale { name: None, encoding: Encoding::Other, remedy });
        assert_eq!(locale(&[("LC_ALL", "C"), ("LC_CTYPE", "C.UTF-8")]).remedy, "LC_ALL=C.UTF-8");
    }

    #[test]
    fn utf8_is_known_in_every_spelling() {
        for name in ["ar_EG.UTF-8", "C.utf8", "en_US.Utf-8@euro"] {
            assert_eq!(locale(&[("LANG", name)]).encoding, Encoding::Utf8, "{name}");
        }
        for name in ["ar_EG", "ar_SA.ISO-8859-6", "POSIX", "UTF-8"] {
            assert_eq!(locale(&[("LANG", name)]).encoding, Encoding::Other, "{name}");
        }
    }
}
