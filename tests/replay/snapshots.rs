//! A picture of what every command and every overlay does to the screen, at three sizes in both languages.
//!
//! A file of `tests/snapshots` holds, for each size and language, the rows that are not as they were before, from the first cell
//! that differs to the last: `row@column`, both counted from 0 and from the left. Letters are written in ASCII as they are
//! painted; how they look stands below them in a letter of its own for each look, which the end of the file explains. What is
//! asked of the runtime stands above. `KHABAR_WRITE_SNAPSHOTS=1 cargo test --test replay snapshots` writes the files anew.

use super::scenes::{Scene, Set, of_command, of_overlays};
use super::{SMALL, USUAL, WIDE};
use crate::player::{Player, ascii};
use khabar::app::Effect;
use khabar::app::store::Ask;
use khabar::config::{ColourSupport, Command, Role, Standard, Surface};
use khabar::ui::{Look, screen};
use khabar::words::{Language, Words};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;
use std::{env, fs};

/// One letter each for the looks of cells, in the order in which they come.
const CODES: &str = ".abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/// The longest line of what is asked of the runtime.
const LONGEST: usize = 200;

/// Colours and emphasis of a cell; of a blank one only what is seen.
type Painted = (Color, Color, Modifier);

/// What paints: a look in each language, and what each way to paint is called.
struct Painter {
    looks: Vec<Look>,
    names: HashMap<Painted, String>,
}

/// The looks that a file has had so far.
#[derive(Default)]
struct Legend {
    names: Vec<String>,
}

impl Painter {
    fn new() -> Self {
        let theme = Standard::Dark.theme(ColourSupport::True);
        let looks: Vec<Look> =
            Language::ALL.into_iter().map(|language| Look::new(Words::new(language), theme.clone())).collect();
        let names = names(&looks[0]);
        Self { looks, names }
    }

    /// What the look of `cell` is called.
    fn name(&self, cell: &Cell) -> String {
        let (letters, ground, emphasis) = painted(cell);
        let name = |emphasis| self.names.get(&(letters, ground, emphasis));
        if let Some(name) = name(emphasis) {
            return name.clone();
        }
        // The caret turns what it stands on inside out.
        let name = name(emphasis - Modifier::REVERSED);
        name.map_or_else(|| format!("{letters:?} on {ground:?}, {emphasis:?}"), |name| format!("{name} reversed"))
    }
}

impl Legend {
    fn code(&mut self, name: String) -> char {
        let place = self.names.iter().position(|other| *other == name).unwrap_or_else(|| {
            self.names.push(name);
            self.names.len() - 1
        });
        CODES.chars().nth(place).expect("fewer looks than letters")
    }

    fn written(&self) -> String {
        let lines = self.names.iter().zip(CODES.chars()).map(|(name, code)| format!("{code} {name}\n"));
        lines.collect()
    }
}

/// The screen of a player in another look than its own.
fn painted_in(look: &Look, player: &Player) -> Buffer {
    let size = player.app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.columns, size.rows));
    screen::paint(&player.app, look, &mut buffer);
    buffer
}

/// What a cell shows of its style. In blank cells letters have no colour, and bold ones only make a row be written again.
fn painted(cell: &Cell) -> Painted {
    let blank = cell.symbol() == " " && !cell.modifier.intersects(Modifier::UNDERLINED | Modifier::REVERSED);
    if blank { (Color::Reset, cell.bg, Modifier::empty()) } else { (cell.fg, cell.bg, cell.modifier) }
}

/// The ways to paint of a theme by their roles: each on each surface, and over another role.
fn names(look: &Look) -> HashMap<Painted, String> {
    let mut names = HashMap::new();
    let roles = Role::all();
    let mut name = |style: ratatui::style::Style, words: String| {
        let background = style.bg.unwrap_or(Color::Reset);
        names
            .entry((style.fg.unwrap_or(Color::Reset), background, style.add_modifier))
            .or_insert_with(|| words.clone());
        names.entry((Color::Reset, background, Modifier::empty())).or_insert(words);
    };
    for surface in Surface::ALL {
        for &role in &roles {
            name(look.style(surface, role), format!("{}/{}", surface.name(), role.name()));
        }
    }
    for surface in Surface::ALL {
        for &role in &roles {
            for &over in &roles {
                let style = look.style(surface, role).patch(look.over(over));
                name(style, format!("{}/{}+{}", surface.name(), role.name(), over.name()));
            }
        }
    }
    names
}

/// Everything that is asked of the runtime, a line each; articles and what is found in them left out.
fn asked(effects: &[Effect]) -> Vec<String> {
    let line = |effect: &Effect| match effect {
        Effect::Recognise(id, _) => format!("Recognise({id:?})"),
        Effect::Ask(Ask::Learn(id, found)) => format!("Ask(Learn({id:?}, {} entities))", found.len()),
        other => format!("{other:?}"),
    };
    let short = |line: String| {
        if line.chars().count() <= LONGEST { line } else { line.chars().take(LONGEST).chain(['…']).collect() }
    };
    effects.iter().map(line).map(short).collect()
}

/// The rows of `after` that are not as in `before`.
fn differing(painter: &Painter, (before, after): (&Buffer, &Buffer), legend: &mut Legend) -> String {
    let mut written = String::new();
    let width = after.area.width;
    for y in 0..after.area.height {
        let differs = |&x: &u16| {
            let (old, new) = (&before[(x, y)], &after[(x, y)]);
            old.symbol() != new.symbol() || painted(old) != painted(new)
        };
        let (Some(first), Some(last)) = ((0..width).find(differs), (0..width).rev().find(differs)) else { continue };
        let cells = || (first..=last).map(|x| &after[(x, y)]);
        let letters: String = cells().map(|cell| letter(cell.symbol())).collect();
        let looks: String = cells().map(|cell| legend.code(painter.name(cell))).collect();
        writeln!(written, "{:>7} |{letters}|\n        |{looks}|", format!("{y}@{first}")).expect("memory");
    }
    written
}

/// One letter a cell.
fn letter(symbol: &str) -> char {
    ascii(symbol).chars().next().unwrap_or(' ')
}

/// The snapshot of a scene.
fn snapshot(painter: &Painter, scene: &Scene) -> String {
    let mut written = format!("# {:?}, after \"{}\": {}\n", scene.set, scene.before, scene.steps);
    let mut legend = Legend::default();
    for size in [SMALL, USUAL, WIDE] {
        let mut player = scene.set.opened(size).performing(scene.before);
        let before: Vec<Buffer> = painter.looks.iter().map(|look| painted_in(look, &player)).collect();
        player.effects.clear();
        let player = player.performing(&scene.steps);
        let effects = asked(&player.effects);
        writeln!(written, "\n== {}x{}", size.0, size.1).expect("memory");
        for effect in &effects {
            writeln!(written, "-> {effect}").expect("memory");
        }
        for (look, before) in painter.looks.iter().zip(&before) {
            let rows = differing(painter, (before, &painted_in(look, &player)), &mut legend);
            let nothing = if rows.is_empty() { " as before" } else { "" };
            assert!(
                !(rows.is_empty() && effects.is_empty()),
                "{} does nothing at {size:?}: prepare it in tests/replay/scenes.rs",
                scene.name
            );
            write!(written, "-- {:?}{nothing}\n{rows}", look.words.language()).expect("memory");
        }
    }
    write!(written, "\n== looks\n{}", legend.written()).expect("memory");
    written
}

/// The screens that everything begins with, whole.
fn starts(painter: &Painter) -> String {
    let mut written = "# The screens that everything begins with\n".to_owned();
    let mut legend = Legend::default();
    for set in [Set::Files, Set::Library, Set::Tour] {
        for size in [SMALL, USUAL, WIDE] {
            let player = set.opened(size);
            for look in &painter.looks {
                writeln!(written, "\n== {set:?} {}x{} {:?}", size.0, size.1, look.words.language()).expect("memory");
                let nothing = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                written.push_str(&differing(painter, (&nothing, &painted_in(look, &player)), &mut legend));
            }
        }
    }
    write!(written, "\n== looks\n{}", legend.written()).expect("memory");
    written
}

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots")
}

/// Compares with the file of that name, or writes it.
fn compare(name: &str, shown: &str) {
    let path = folder().join(format!("{name}.txt"));
    if env::var_os("KHABAR_WRITE_SNAPSHOTS").is_some() {
        fs::create_dir_all(folder()).expect("the folder can be made");
        return fs::write(path, shown).expect("the file can be written");
    }
    let hint = "if this is right, write the files with KHABAR_WRITE_SNAPSHOTS=1 cargo test --test replay snapshots";
    let Ok(kept) = fs::read_to_string(&path) else { panic!("no snapshot {}; {hint}", path.display()) };
    let kept = kept.replace("\r\n", "\n");
    let differs = kept.lines().zip(shown.lines()).position(|(old, new)| old != new);
    let line = differs.unwrap_or(kept.lines().count().min(shown.lines().count()));
    let at = |text: &str| text.lines().nth(line).unwrap_or("(its end)").to_owned();
    assert!(kept == shown, "{name}.txt, line {}:\n  kept  {}\n  shown {}\n{hint}", line + 1, at(&kept), at(shown));
}

fn check(scenes: impl Iterator<Item = Scene>) {
    let painter = Painter::new();
    scenes.for_each(|scene| compare(&scene.name, &snapshot(&painter, &scene)));
}

#[test]
fn every_command_does_to_the_screen_what_its_snapshot_shows() {
    check(Command::ALL.into_iter().step_by(2).map(of_command));
}

#[test]
fn every_other_command_does_to_the_screen_what_its_snapshot_shows() {
    check(Command::ALL.into_iter().skip(1).step_by(2).map(of_command));
}

#[test]
fn everything_that_lies_over_the_panes_is_as_its_snapshot_shows() {
    check(of_overlays().into_iter());
}

#[test]
fn the_first_screens_are_as_their_snapshot_shows() {
    compare("start", &starts(&Painter::new()));
}

#[test]
fn there_is_no_snapshot_of_what_is_no_more() {
    let scenes = Command::ALL.into_iter().map(of_command).chain(of_overlays());
    let known: BTreeSet<String> = scenes.map(|scene| scene.name).chain(["start".to_owned()]).collect();
    let kept = fs::read_dir(folder()).expect("there are snapshots").map(|file| {
        file.expect("it can be read").path().file_stem().expect("it has a name").to_string_lossy().into_owned()
    });
    assert_eq!(kept.filter(|name| !known.contains(name)).collect::<Vec<_>>(), Vec::<String>::new());
}
