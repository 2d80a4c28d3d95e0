//! Which way this terminal is sent pictures, and why.
//!
//! Pure. In order: the reader's wish; half blocks inside a multiplexer, which keeps the screen itself; kitty's protocol where the
//! terminal answered for it; iTerm2's where the terminal gives the name of one that knows it; sixels where DA1 says so (attribute
//! 4) and the size of a cell is known; else half blocks.

use super::super::answers::{Answers, Graphics};
use super::super::environment::Environment;
use super::super::profile::Mode;
use super::super::program::{Multiplexer, Program};
use super::{Line, Way};
use crate::model::CellSize;
use crate::text::Cells;

/// What the reader wishes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wish {
    /// What suits the terminal.
    #[default]
    Auto,
    /// Half blocks.
    Blocks,
    /// This way, whatever the terminal said.
    Way(Way),
}

/// What pictures are drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Nothing: their words and addresses stand for them.
    Words,
    /// Two pixels a cell, as letters.
    Blocks,
    /// The terminal draws them; so many pixels a cell.
    Drawn(Way, CellSize),
}

/// Why pictures are drawn so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The config file says so.
    Chosen,
    /// The terminal answered that it knows kitty's protocol.
    AnsweredKitty,
    /// It is a terminal that knows iTerm2's images.
    Named,
    /// The terminal answered that it knows sixels.
    AnsweredSixel,
    /// A multiplexer keeps the screen itself.
    Inside(Multiplexer),
    /// Sixels would do, but nobody told the size of a cell.
    NoCellSize,
    /// The mode is for those who hear the screen, or moves whole rows.
    Mode(Mode),
    /// The terminal said nothing of pictures.
    FellBack,
}

/// How pictures are drawn, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What they are drawn with.
    pub means: Means,
    /// Why.
    pub because: Because,
}

/// What is known of the terminal.
#[derive(Clone, Copy, Debug)]
pub(in crate::terminal) struct Place<'a> {
    pub answers: &'a Answers,
    pub environment: &'a Environment,
    pub mode: Mode,
    /// The size of a cell as the system or the terminal tells it.
    pub cell: Option<CellSize>,
}

/// The attribute by which a terminal says in its answer to DA1 that it knows sixels.
const SIXEL: u16 = 4;
/// Columns below which what a terminal writes of a question would go on in a second row.
const NARROW: Cells = Cells(40);

/// What a terminal is asked for the sake of pictures, beside [`super::super::profile::question`]: the pixels of a cell (XTWINOPS 16)
/// and of the window (14), and with kitty's own question whether one pixel would be taken.
///
/// urxvt, `PuTTY`, `QTerminal` and zutty write the text of the last, as any string of that kind (APC), and the whole question wipes
/// it from the row it stands in. Those that are known by variables are not asked, nor are multiplexers: tmux takes it for a title.
pub(in crate::terminal) fn question(environment: &Environment, columns: Cells) -> &'static [u8] {
    const CELLS: &[u8] = b"\x1B[16t\x1B[14t";
    const CELLS_AND_GRAPHICS: &[u8] = b"\x1B[16t\x1B[14t\x1B_Gi=7529,a=q,f=24,s=1,v=1;AAAA\x1B\\";
    let term = environment.term.as_deref().unwrap_or_default();
    let is_text = ["rxvt", "screen", "tmux"].iter().any(|name| term.starts_with(name))
        || !environment.has_window()
        || environment.tmux.is_some()
        || environment.sty.is_some()
        || environment.zutty_version.is_some()
        || environment.term_program.as_deref() == Some("Apple_Terminal");
    if is_text || columns < NARROW { CELLS } else { CELLS_AND_GRAPHICS }
}

/// How pictures are drawn in this place.
pub(in crate::terminal) fn decide(wish: Wish, place: Place<'_>) -> Decision {
    let decided = |means, because| Decision { means, because };
    match (place.mode, wish) {
        (Mode::Logical, _) => decided(Means::Words, Because::Mode(Mode::Logical)),
        (Mode::Row, _) => decided(Means::Blocks, Because::Mode(Mode::Row)),
        (_, Wish::Blocks) => decided(Means::Blocks, Because::Chosen),
        (_, Wish::Way(way)) => drawn(way, Because::Chosen, place.cell),
        (_, Wish::Auto) => found(place),
    }
}

fn found(place: Place<'_>) -> Decision {
    let Place { answers, environment, cell, .. } = place;
    if let Some(multiplexer) = Multiplexer::identify(answers, environment) {
        return Decision { means: Means::Blocks, because: Because::Inside(multiplexer) };
    }
    let has_sixels = answers.primary.as_ref().is_some_and(|told| told.iter().skip(1).any(|one| *one == SIXEL));
    if answers.graphics == Some(Graphics::Known) {
        drawn(Way::Kitty, Because::AnsweredKitty, cell)
    } else if knows_inline_images(answers, environment) {
        drawn(Way::Iterm2, Because::Named, cell)
    } else if has_sixels {
        drawn(Way::Sixel, Because::AnsweredSixel, cell)
    } else {
        Decision { means: Means::Blocks, because: Because::FellBack }
    }
}

/// Where nobody told the size of a cell, a terminal that scales by itself needs only its proportions. Sixels would cover too much
/// or too little.
fn drawn(way: Way, because: Because, cell: Option<CellSize>) -> Decision {
    match (way, cell) {
        (_, Some(cell)) => Decision { means: Means::Drawn(way, cell), because },
        (Way::Kitty | Way::Iterm2, None) => Decision { means: Means::Drawn(way, CellSize::USUAL), because },
        (Way::Sixel, None) => Decision { means: Means::Blocks, because: Because::NoCellSize },
    }
}

/// Whether the terminal is iTerm2 or `WezTerm`: by its own name, or by variables where it gives none and is no other one.
fn knows_inline_images(answers: &Answers, environment: &Environment) -> bool {
    if let Some(version) = &answers.version {
        let version = version.to_ascii_lowercase();
        return ["iterm2", "wezterm"].iter().any(|name| version.starts_with(name));
    }
    let is_left = matches!(environment.term_program.as_deref(), Some("iTerm.app" | "WezTerm"))
        || environment.lc_terminal.as_deref() == Some("iTerm2");
    is_left && Program::identify(answers, environment).is_none()
}

impl Line {
    /// Over ssh the terminal is far away.
    #[must_use]
    pub const fn of(environment: &Environment) -> Self {
        if environment.ssh_connection.is_some() { Self::Far } else { Self::Near }
    }
}

impl Means {
    /// Its name for programs, never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Words => "none",
            Self::Blocks => "blocks",
            Self::Drawn(way, _) => way.name(),
        }
    }
}

impl Because {
    /// Its name for programs, never changed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "chosen",
            Self::AnsweredKitty | Self::AnsweredSixel => "answered",
            Self::Named => "named",
            Self::Inside(_) => "inside",
            Self::NoCellSize => "no-cell-size",
            Self::Mode(_) => "mode",
            Self::FellBack => "fell-back",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::answers::Reading;

    const CELL: Option<CellSize> = Some(CellSize::USUAL);

    fn environment(variables: &[(&str, &str)]) -> Environment {
        let value =
            |name: &str| variables.iter().find(|(there, _)| *there == name).map(|(_, value)| (*value).to_owned());
        Environment::from_variables(value)
    }

    fn decision(wish: Wish, (answers, variables): (&str, &[(&str, &str)]), cell: Option<CellSize>) -> Decision {
        let (answers, environment) = (Reading::of(answers.as_bytes()).answers, environment(variables));
        decide(wish, Place { answers: &answers, environment: &environment, mode: Mode::Visual, cell })
    }

    fn auto(answers: &str, variables: &[(&str, &str)]) -> (&'static str, &'static str) {
        let decision = decision(Wish::Auto, (answers, variables), CELL);
        (decision.means.name(), decision.because.name())
    }

    #[test]
    fn kitty_comes_before_iterm2_and_that_before_sixel() {
        let kitty = "\x1B_Gi=7529;OK\x1B\\";
        assert_eq!(auto(&format!("\x1BP>|WezTerm 20240203\x1B\\{kitty}\x1B[?65;4c"), &[]), ("kitty", "answered"));
        assert_eq!(auto("\x1BP>|WezTerm 20240203\x1B\\\x1B[?65;4c", &[]), ("iterm2", "named"));
        assert_eq!(auto("\x1BP>|iTerm2 3.5.0\x1B\\\x1B[?62;4c", &[]), ("iterm2", "named"));
        assert_eq!(auto("\x1BP>|foot(1.13.1)\x1B\\\x1B[?62;4;22c", &[]), ("sixel", "answered"));
        assert_eq!(auto("\x1B[?62;22c", &[]), ("blocks", "fell-back"));
        assert_eq!(auto("", &[]), ("blocks", "fell-back"));
    }

    #[test]
    fn a_refusal_and_a_class_of_terminals_say_nothing_for_pictures() {
        assert_eq!(auto("\x1B_Gi=7529;ENOTSUPPORTED:no\x1B\\\x1B[?62c", &[]), ("blocks", "fell-back"));
        assert_eq!(auto("\x1B[?4;1c", &[]), ("blocks", "fell-back"), "the first number is the class");
    }

    #[test]
    fn variables_name_iterm2_only_where_no_other_terminal_is_known() {
        for variable in [("TERM_PROGRAM", "iTerm.app"), ("TERM_PROGRAM", "WezTerm"), ("LC_TERMINAL", "iTerm2")] {
            assert_eq!(auto("\x1B[?62c", &[variable]), ("iterm2", "named"));
            assert_eq!(auto("\x1B[?62c", &[variable, ("TERM", "alacritty")]), ("blocks", "fell-back"));
            assert_eq!(auto("\x1BP>|XTerm(379)\x1B\\\x1B[?62c", &[variable]), ("blocks", "fell-back"));
        }
    }

    #[test]
    fn inside_a_multiplexer_there_are_half_blocks_whatever_it_says() {
        let tmux = "\x1B[>84;0;0c\x1BP>|tmux 3.4\x1B\\\x1B[?1;2;4c";
        assert_eq!(auto(tmux, &[("KITTY_WINDOW_ID", "1")]), ("blocks", "inside"));
        assert_eq!(auto("", &[("STY", "1.pts")]), ("blocks", "inside"));
    }

    #[test]
    fn sixels_need_the_size_of_a_cell_and_the_others_only_its_proportions() {
        let of = |answers| decision(Wish::Auto, (answers, &[]), None);
        let blocks = Decision { means: Means::Blocks, because: Because::NoCellSize };
        assert_eq!(of("\x1B[?62;4c"), blocks);
        assert_eq!(of("\x1B_Gi=7529;OK\x1B\\\x1B[?62c").means, Means::Drawn(Way::Kitty, CellSize::USUAL));
        assert_eq!(decision(Wish::Way(Way::Sixel), ("\x1B[?62;4c", &[]), None), blocks);
    }

    #[test]
    fn a_wish_wins_over_what_was_found_but_not_over_a_mode_that_has_no_place_for_it() {
        let kitty = ("\x1B_Gi=7529;OK\x1B\\\x1B[?62c", &[][..]);
        assert_eq!(decision(Wish::Blocks, kitty, CELL).means, Means::Blocks);
        let sixel = decision(Wish::Way(Way::Sixel), kitty, CELL);
        assert_eq!(sixel, Decision { means: Means::Drawn(Way::Sixel, CellSize::USUAL), because: Because::Chosen });
        let answers = Reading::of(kitty.0.as_bytes()).answers;
        for (mode, means) in [(Mode::Logical, Means::Words), (Mode::Row, Means::Blocks)] {
            let place = Place { answers: &answers, environment: &environment(&[]), mode, cell: CELL };
            for wish in [Wish::Auto, Wish::Way(Way::Kitty)] {
                assert_eq!(decide(wish, place), Decision { means, because: Because::Mode(mode) });
            }
        }
    }

    #[test]
    fn who_would_write_the_question_as_text_or_take_it_for_a_title_is_not_asked_it() {
        let asks = |variables: &[(&str, &str)], columns| {
            question(&environment(variables), Cells(columns)).windows(2).any(|window| window == b"\x1B_")
        };
        assert!(asks(&[("TERM", "xterm-kitty")], 80) && asks(&[("TERM", "xterm-256color")], 40));
        assert!(!asks(&[("TERM", "xterm-256color")], 39));
        for term in ["linux", "vt220", "rxvt-unicode-256color", "screen.xterm-256color", "tmux-256color", ""] {
            assert!(!asks(&[("TERM", term)], 80), "{term}");
        }
        let variables =
            [("TMUX", "/tmp/x"), ("STY", "1"), ("ZUTTY_VERSION", "0.14"), ("TERM_PROGRAM", "Apple_Terminal")];
        for variable in variables {
            assert!(!asks(&[("TERM", "xterm-256color"), variable], 80), "{variable:?}");
        }
    }
}
