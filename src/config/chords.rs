//! Key presses to commands: counts, chords of several keys, Arabic keyboards. A pure state machine, without a clock: a chord waits
//! for its next key as long as it takes.

use super::command::Command;
use super::keymap::{Found, Keymap};
use super::keys::{Code, Key};

/// Counts end here: no list or article is longer, and no arithmetic on them overflows.
pub const GREATEST_COUNT: u32 = 100_000;

/// What was typed so far of a command.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chords {
    /// The count before the command.
    count: Option<u32>,
    /// The keys of the chord, as the keymap knows them: always the start of one of its chords.
    keys: Vec<Key>,
    /// The character of the last press, unless that press ended a command: one half, maybe, of a lam-alef.
    last: Option<char>,
}

/// What a key press came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A count or chord has begun and waits for more.
    Pending,
    /// A command is asked for.
    Command {
        /// Which.
        command: Command,
        /// The count typed before it: 1 to [`GREATEST_COUNT`].
        count: Option<u32>,
    },
    /// Esc forgot the count or chord that waited.
    Cleared,
    /// No command lies on this key; a count before it is forgotten.
    Unbound,
}

impl Chords {
    /// Takes one press.
    ///
    /// The keys come to a command as they are; or by their place on the keyboard of the keymap, where what they type is not
    /// bound. A key that can't follow those before it begins anew, as if they had not been typed.
    pub fn press(&mut self, keymap: &Keymap, key: Key) -> Step {
        let key = key.normal();
        if key == Key::plain(Code::Esc) && self.is_pending() {
            *self = Self::default();
            return Step::Cleared;
        }
        if let Some(digit) = self.count_digit(keymap, key) {
            self.count = Some(self.count.unwrap_or(0).saturating_mul(10).saturating_add(digit).min(GREATEST_COUNT));
            return Step::Pending;
        }
        if let Some(step) = self.follow(keymap, key) {
            return step;
        }
        let had_keys = !self.keys.is_empty();
        *self = Self::default();
        if had_keys {
            return self.press(keymap, key);
        }
        self.last = key.typed();
        Step::Unbound
    }

    /// Whether a count or chord has begun.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.count.is_some() || !self.keys.is_empty()
    }

    /// The count typed so far.
    #[must_use]
    pub const fn count(&self) -> Option<u32> {
        self.count
    }

    /// The keys of the chord typed so far, as the keymap knows them.
    #[must_use]
    pub fn keys(&self) -> &[Key] {
        &self.keys
    }

    /// The digit by which a key lengthens the count. Zero begins none, and within a chord there is none.
    fn count_digit(&self, keymap: &Keymap, key: Key) -> Option<u32> {
        let digit = digit(key)?;
        let begins = digit != 0 && keymap.find(&[key]) == Found::Nothing;
        (self.keys.is_empty() && (begins || self.count.is_some())).then_some(digit)
    }

    /// The first reading of the key that the keymap knows.
    fn follow(&mut self, keymap: &Keymap, key: Key) -> Option<Step> {
        for keys in self.readings(keymap, key) {
            match keymap.find(&keys) {
                Found::Nothing => {}
                Found::Start => {
                    self.keys = keys;
                    self.last = key.typed();
                    return Some(Step::Pending);
                }
                Found::Command(command) => {
                    let count = std::mem::take(self).count;
                    return Some(Step::Command { command, count });
                }
            }
        }
        None
    }

    /// The chord so far with `key`, in every way it can be meant, the plainest first.
    fn readings(&self, keymap: &Keymap, key: Key) -> Vec<Vec<Key>> {
        let with = |keys: &[Key], key: Key| [keys, &[key]].concat();
        let mut readings = vec![with(&self.keys, key)];
        let Code::Char(typed) = key.code else { return readings };
        let keyboard = keymap.keyboard();
        let placed =
            keyboard.position(typed).map(|latin| with(&self.keys, Key { code: Code::Char(latin), ..key }.normal()));
        let joined = key.typed().and(self.last).and_then(|last| keyboard.lam_alef(last, typed));
        // The lam is half of this key: it takes the place of the key that the lam alone would have been.
        let before = self.keys.split_last().map_or(&[][..], |(_, before)| before);
        let joined = joined.map(|latin| with(before, Key::char(latin)));
        // A lam that led nowhere was no key of its own.
        let [first, second] = if self.keys.is_empty() { [joined, placed] } else { [placed, joined] };
        readings.extend(first.into_iter().chain(second));
        readings
    }
}

/// The digit that a key types, in European, Arabic-Indic or Persian shape.
pub(super) fn digit(key: Key) -> Option<u32> {
    let c = key.typed()?;
    let zero = match c {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6F0}'..='\u{6F9}' => '\u{6F0}',
        _ => return None,
    };
    Some(u32::from(c) - u32::from(zero))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::keys::{Chord, Modifiers};
    use proptest::prelude::*;

    /// What each press comes to; keys are parted by blanks.
    fn press_all(keymap: &Keymap, keys: &str) -> Vec<Step> {
        let mut chords = Chords::default();
        keys.parse::<Chord>().unwrap().keys().iter().map(|key| chords.press(keymap, *key)).collect()
    }

    fn standard(keys: &str) -> Vec<Step> {
        press_all(Keymap::standard(), keys)
    }

    fn last(keys: &str) -> Step {
        standard(keys).pop().unwrap()
    }

    fn command(command: Command) -> Step {
        Step::Command { command, count: None }
    }

    fn counted(command: Command, count: u32) -> Step {
        Step::Command { command, count: Some(count) }
    }

    #[test]
    fn every_chord_of_the_standard_keymap_comes_to_its_command() {
        for expected in Command::ALL {
            for chord in Keymap::standard().keys_of(expected) {
                let steps = standard(&chord.to_string());
                let (end, start) = steps.split_last().unwrap();
                assert_eq!(*end, command(expected), "{chord}");
                assert!(start.iter().all(|step| *step == Step::Pending), "{chord}");
            }
        }
    }

    #[test]
    fn a_count_may_stand_before_any_command() {
        assert_eq!(standard("5 j"), [Step::Pending, counted(Command::Down, 5)]);
        assert_eq!(last("1 0 G"), counted(Command::Bottom, 10));
        assert_eq!(last("1 2 g g"), counted(Command::Top, 12));
        assert_eq!(last("3 Ctrl-d"), counted(Command::HalfPageDown, 3));
        assert_eq!(last("5 j j"), command(Command::Down), "a count serves one command");
    }

    #[test]
    fn counts_are_read_in_arabic_digits_too() {
        assert_eq!(last("٥ ت"), counted(Command::Down, 5));
        assert_eq!(last("۱ ۰ ن"), counted(Command::Up, 10));
        assert_eq!(last("١ 2 ۳ j"), counted(Command::Down, 123));
    }

    #[test]
    fn zero_does_not_begin_a_count() {
        assert_eq!(standard("0 j"), [command(Command::LineStart), command(Command::Down)]);
        assert_eq!(last("٠ j"), command(Command::Down));
        let keymap = Keymap::parse("top = ['0']\ndown = ['j']").unwrap();
        assert_eq!(press_all(&keymap, "0"), [command(Command::Top)]);
        assert_eq!(press_all(&keymap, "1 0 j").pop(), Some(counted(Command::Down, 10)));
    }

    #[test]
    fn a_count_stops_growing_at_its_cap() {
        assert_eq!(last("9 9 9 9 9 9 9 9 9 9 9 9 j"), counted(Command::Down, GREATEST_COUNT));
        assert_eq!(last("9 9 9 9 9 j"), counted(Command::Down, 99_999));
    }

    #[test]
    fn esc_forgets_a_count_or_chord_and_else_is_a_command() {
        assert_eq!(standard("5 Esc j"), [Step::Pending, Step::Cleared, command(Command::Down)]);
        assert_eq!(standard("g Esc g"), [Step::Pending, Step::Cleared, Step::Pending]);
        assert_eq!(standard("Esc"), [command(Command::Cancel)]);
    }

    #[test]
    fn a_key_that_cannot_follow_begins_anew_without_the_count() {
        assert_eq!(standard("5 g s"), [Step::Pending, Step::Pending, command(Command::Star)]);
        assert_eq!(standard("g 5 j"), [Step::Pending, Step::Pending, counted(Command::Down, 5)]);
        assert_eq!(standard("g x g g"), [Step::Pending, Step::Unbound, Step::Pending, command(Command::Top)]);
    }

    #[test]
    fn an_unbound_key_forgets_the_count() {
        assert_eq!(standard("5 x j"), [Step::Pending, Step::Unbound, command(Command::Down)]);
    }

    #[test]
    fn letter_keys_work_on_the_arabic_pc_keyboard() {
        let small = "ت ن ا م ث ع ى ض ظ ؟ ج د";
        let commands = [
            Command::Down,
            Command::Up,
            Command::PaneLeft,
            Command::PaneRight,
            Command::ToggleEntities,
            Command::ToggleRead,
            Command::Next,
            Command::Quit,
            Command::Search,
            Command::Help,
            Command::PreviousMention,
            Command::NextMention,
        ];
        assert_eq!(standard(small), commands.map(command));
        assert_eq!(standard("ل ل"), [Step::Pending, command(Command::Top)]);
        let shifted = [Command::NextArticle, Command::PreviousArticle, Command::Previous, Command::Bottom];
        assert_eq!(standard("\u{640} ، آ \u{FEF7}"), shifted.map(command));
    }

    #[test]
    fn letters_held_with_control_work_on_the_arabic_pc_keyboard() {
        assert_eq!(last("Ctrl-ي"), command(Command::HalfPageDown));
        assert_eq!(last("Ctrl-ئ"), command(Command::Suspend));
        assert_eq!(last("Alt-ت"), Step::Unbound);
    }

    #[test]
    fn letter_keys_work_on_other_keyboards_when_the_keymap_names_them() {
        let named = |keyboard: &str| {
            let file = include_str!("../../assets/keymap.toml");
            Keymap::parse(&file.replace("keyboard = \"arabic\"", &format!("keyboard = \"{keyboard}\""))).unwrap()
        };
        let commands = [Command::Down, Command::Up, Command::Next, Command::NextMention, Command::Search].map(command);
        assert_eq!(press_all(&named("arabic-mac"), "ت ن ر ة /"), commands);
        assert_eq!(press_all(&named("persian"), "ت ن د چ /"), commands);
        assert_eq!(press_all(&named("urdu"), "ج ک ن ] /"), commands);
    }

    #[test]
    fn lam_with_hamza_above_typed_as_two_characters_is_one_key() {
        assert_eq!(standard("ل أ"), [Step::Pending, command(Command::Bottom)]);
        assert_eq!(last("٧ ل أ"), counted(Command::Bottom, 7));
    }

    #[test]
    fn lam_alef_is_its_own_key_unless_its_letters_are_a_chord() {
        let keymap = Keymap::parse("page-up = ['b']\ntop = ['g g']").unwrap();
        assert_eq!(press_all(&keymap, "ل ا"), [Step::Pending, command(Command::PageUp)]);
        let keymap = Keymap::parse("page-up = ['b']\npane-left = ['h']").unwrap();
        assert_eq!(press_all(&keymap, "ل ا ا"), [Step::Unbound, command(Command::PageUp), command(Command::PaneLeft)]);
        let keymap = Keymap::parse("page-up = ['b']\ntop = ['g h']").unwrap();
        assert_eq!(press_all(&keymap, "ل ا"), [Step::Pending, command(Command::Top)]);
    }

    #[test]
    fn a_lam_that_was_a_command_is_no_half_of_a_key() {
        let keymap = Keymap::parse("top = ['g']\npage-up = ['b']\npane-left = ['h']").unwrap();
        assert_eq!(press_all(&keymap, "ل ا"), [command(Command::Top), command(Command::PaneLeft)]);
    }

    #[test]
    fn a_character_that_is_bound_means_itself_whatever_its_place() {
        let keymap = Keymap::parse("down = ['j']\nsearch = ['ت']\nup = ['g ت']\ntop = ['g j']").unwrap();
        assert_eq!(press_all(&keymap, "j ت"), [command(Command::Down), command(Command::Search)]);
        assert_eq!(press_all(&keymap, "ل ت").pop(), Some(command(Command::Up)));
    }

    #[test]
    fn what_is_typed_so_far_can_be_shown() {
        let mut chords = Chords::default();
        for key in "1 2 ل".parse::<Chord>().unwrap().keys() {
            chords.press(Keymap::standard(), *key);
        }
        assert_eq!((chords.count(), chords.keys(), chords.is_pending()), (Some(12), &[Key::char('g')][..], true));
    }

    fn any_key() -> impl Strategy<Value = Key> {
        let code = prop_oneof![
            4 => proptest::sample::select("gGjkbq0159٣لاأ؟/ \u{640}".chars().collect::<Vec<_>>()).prop_map(Code::Char),
            1 => any::<char>().prop_map(Code::Char),
            1 => proptest::sample::select(vec![Code::Esc, Code::Enter, Code::Tab, Code::F(3)]),
        ];
        let modifiers =
            proptest::sample::select(vec![Modifiers::None, Modifiers::None, Modifiers::Ctrl, Modifiers::Alt]);
        (code, modifiers).prop_map(|(code, modifiers)| Key { code, modifiers })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(5_000))]

        #[test]
        fn any_keys_leave_a_state_from_which_esc_leads_back(keys in proptest::collection::vec(any_key(), 0..12)) {
            let keymap = Keymap::standard();
            let mut chords = Chords::default();
            for key in keys {
                let step = chords.press(keymap, key);
                prop_assert_eq!(step == Step::Pending, chords.is_pending());
                prop_assert!(chords.keys().is_empty() || keymap.find(chords.keys()) == Found::Start);
                if let Step::Command { count: Some(count), .. } = step {
                    prop_assert!((1..=GREATEST_COUNT).contains(&count));
                }
            }
            if chords.is_pending() {
                prop_assert_eq!(chords.press(keymap, Key::plain(Code::Esc)), Step::Cleared);
            }
            prop_assert_eq!(chords.press(keymap, Key::plain(Code::Esc)), command(Command::Cancel));
        }
    }
}
