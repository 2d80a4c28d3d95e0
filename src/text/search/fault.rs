//! Why nothing can be looked for.

use regex_syntax::ast::ErrorKind as Ast;
use regex_syntax::hir::ErrorKind as Hir;
use thiserror::Error;

/// Why nothing can be looked for, as one line in English; the reader words it in its own language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// No letter, digit or sign is left to look for.
    #[error("no letter or digit in it to look for; give a word")]
    Empty,
    /// A group is not closed.
    #[error("a ( without its )")]
    OpenGroup,
    /// A group is closed that was not opened.
    #[error("a ) without its (")]
    StrayGroup,
    /// A set of letters is not closed.
    #[error("a [ without its ]")]
    OpenSet,
    /// A range of letters that runs the wrong way or has no end.
    #[error("a range in [ ] that does not run from a letter to a later one")]
    Range,
    /// A sign of repetition with nothing before it, or with counts that make no sense.
    #[error("a *, +, ? or {{}} that repeats nothing or counts wrongly")]
    Repetition,
    /// What follows a backslash means nothing.
    #[error("a \\ before something that has no meaning there")]
    Escape,
    /// Looking around, and going back to a group.
    #[error("it looks around or goes back to a group, which khabar's expressions cannot")]
    Unsupported,
    /// It is longer, deeper or bigger than can be looked for.
    #[error("it is too big; make it shorter, or its counts smaller")]
    TooBig,
    /// Looking for it in this text would take too long.
    #[error("it is too much work for so long an article; make it simpler")]
    TooMuch,
    /// Anything else that is wrong with an expression.
    #[error("it is not written as regular expressions are")]
    Wrong,
}

impl Fault {
    /// Every fault.
    pub const ALL: [Self; 11] = [
        Self::Empty,
        Self::OpenGroup,
        Self::StrayGroup,
        Self::OpenSet,
        Self::Range,
        Self::Repetition,
        Self::Escape,
        Self::Unsupported,
        Self::TooBig,
        Self::TooMuch,
        Self::Wrong,
    ];

    /// Its name in the files of words.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OpenGroup => "open-group",
            Self::StrayGroup => "stray-group",
            Self::OpenSet => "open-set",
            Self::Range => "range",
            Self::Repetition => "repetition",
            Self::Escape => "escape",
            Self::Unsupported => "unsupported",
            Self::TooBig => "too-big",
            Self::TooMuch => "too-much",
            Self::Wrong => "wrong",
        }
    }
}

impl From<&regex_syntax::Error> for Fault {
    fn from(error: &regex_syntax::Error) -> Self {
        match error {
            regex_syntax::Error::Parse(error) => of_syntax(error.kind()),
            regex_syntax::Error::Translate(error) => of_meaning(error.kind()),
            _ => Self::Wrong,
        }
    }
}

fn of_syntax(kind: &Ast) -> Fault {
    match kind {
        Ast::GroupUnclosed | Ast::GroupNameUnexpectedEof | Ast::FlagUnexpectedEof => Fault::OpenGroup,
        Ast::GroupUnopened => Fault::StrayGroup,
        Ast::ClassUnclosed => Fault::OpenSet,
        Ast::ClassRangeInvalid | Ast::ClassRangeLiteral => Fault::Range,
        Ast::RepetitionMissing
        | Ast::RepetitionCountInvalid
        | Ast::RepetitionCountDecimalEmpty
        | Ast::RepetitionCountUnclosed
        | Ast::DecimalEmpty
        | Ast::DecimalInvalid => Fault::Repetition,
        Ast::EscapeUnexpectedEof
        | Ast::EscapeUnrecognized
        | Ast::EscapeHexEmpty
        | Ast::EscapeHexInvalid
        | Ast::EscapeHexInvalidDigit
        | Ast::ClassEscapeInvalid => Fault::Escape,
        Ast::UnsupportedBackreference | Ast::UnsupportedLookAround => Fault::Unsupported,
        Ast::NestLimitExceeded(_) | Ast::CaptureLimitExceeded => Fault::TooBig,
        _ => Fault::Wrong,
    }
}

fn of_meaning(kind: &Hir) -> Fault {
    match kind {
        Hir::UnicodePropertyNotFound | Hir::UnicodePropertyValueNotFound => Fault::Escape,
        _ => Fault::Wrong,
    }
}
