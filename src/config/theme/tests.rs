//! What every theme that comes with khabar keeps: a look for everything, contrast (WCAG 2.1), states and kinds told apart.

use super::*;
use crate::config::style::Colour;
use std::collections::BTreeSet;

fn support(no_color: Option<&str>, colorterm: Option<&str>, term: Option<&str>) -> ColourSupport {
    ColourSupport::from_environment_values(no_color, colorterm, term)
}

const SUPPORTS: [ColourSupport; 4] =
    [ColourSupport::None, ColourSupport::Sixteen, ColourSupport::Palette, ColourSupport::True];
/// Those that say what lies behind their letters, and the least contrast their letters have.
const PAINTED: [(Standard, f64); 5] = [
    (Standard::Dark, 4.5),
    (Standard::Light, 4.5),
    (Standard::Sepia, 4.5),
    (Standard::Contrast, 7.0),
    (Standard::ContrastLight, 7.0),
];

fn every() -> impl Iterator<Item = (Theme, ColourSupport)> {
    let each = |standard: Standard| SUPPORTS.map(|support| (standard.theme(support), support));
    Standard::ALL.into_iter().flat_map(each)
}

/// Light of each of red, green and blue, 0 to 1.
fn linear(colour: Colour) -> [f64; 3] {
    colour.red_green_blue().map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// Contrast ratio (WCAG 2.1), 1 to 21, of what `style` paints.
fn contrast(style: Style) -> f64 {
    let light = |colour: Option<Colour>| {
        let [red, green, blue] = linear(colour.expect("the theme says it"));
        0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
    };
    let (letters, page) = (light(style.foreground), light(style.background));
    letters.max(page) / letters.min(page)
}

fn contrast_on(theme: &Theme, role: Role, at: Surface) -> f64 {
    contrast(theme.style(role).over(theme.surface(at)))
}

fn read_roles() -> impl Iterator<Item = Role> {
    Role::all().into_iter().filter(|role| *role != Role::Border)
}

#[test]
fn every_letter_has_the_contrast_of_wcag_on_every_surface() {
    for (standard, least) in PAINTED {
        let theme = standard.theme(ColourSupport::True);
        for role in read_roles() {
            for at in Surface::ALL {
                let contrast = contrast_on(&theme, role, at);
                assert!(contrast >= least, "{}: {role:?} on {at:?}: {contrast:.2}", theme.name());
            }
        }
        assert!(contrast_on(&theme, Role::Text, Surface::Reading) >= 7.0, "running text: AAA");
    }
}

#[test]
fn in_256_colours_letters_keep_most_of_their_contrast() {
    for (standard, least) in PAINTED {
        let theme = standard.theme(ColourSupport::Palette);
        for role in read_roles() {
            for at in Surface::ALL {
                let contrast = contrast_on(&theme, role, at);
                assert!(contrast >= least.min(4.5), "{}: {role:?} on {at:?}: {contrast:.2}", theme.name());
            }
        }
    }
}

#[test]
fn in_sixteen_colours_as_xterm_has_them_everything_can_be_read() {
    for (standard, _) in PAINTED {
        let theme = standard.theme(ColourSupport::Sixteen);
        for role in read_roles() {
            for at in Surface::ALL {
                let contrast = contrast_on(&theme, role, at);
                assert!(contrast >= 3.0, "{}: {role:?} on {at:?}: {contrast:.2}", theme.name());
            }
        }
    }
}

/// How a colour is seen without the cones for green, or for red (Machado, Oliveira and Fernandes 2009, severity 1), in CIELAB.
fn seen(colour: Colour, eyes: [[f64; 3]; 3]) -> [f64; 3] {
    let light = linear(colour);
    let mix = |row: [f64; 3]| row.iter().zip(light).map(|(share, part)| share * part).sum::<f64>().clamp(0.0, 1.0);
    let [red, green, blue] = eyes.map(mix);
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.950_47;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn kinds_are_told_apart_by_eyes_that_do_not_tell_red_from_green() {
    const ALL: [[f64; 3]; 3] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    const NO_GREEN: [[f64; 3]; 3] =
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];
    const NO_RED: [[f64; 3]; 3] =
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]];
    const KINDS: [Kind; 6] = [Kind::Person, Kind::Organization, Kind::Place, Kind::Product, Kind::Event, Kind::Date];
    for (standard, _) in PAINTED {
        let theme = standard.theme(ColourSupport::True);
        let colour = |kind| theme.style(Role::Entity(kind)).foreground.expect("the theme says it");
        for eyes in [ALL, NO_GREEN, NO_RED] {
            for (place, one) in KINDS.into_iter().enumerate() {
                for other in KINDS.into_iter().skip(place + 1) {
                    let (a, b) = (seen(colour(one), eyes), seen(colour(other), eyes));
                    let apart = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                    assert!(apart >= 10.0, "{}: {one:?} and {other:?} are {apart:.1} apart", theme.name());
                }
            }
        }
    }
}

#[test]
fn themes_keep_to_the_colours_their_terminal_has() {
    for (theme, support) in every() {
        let styles = Role::all().into_iter().map(|role| theme.style(role));
        let styles = styles.chain(Surface::ALL.map(|at| theme.surface(at)));
        for colour in styles.flat_map(|style| [style.foreground, style.background]).flatten() {
            let has = match support {
                ColourSupport::None => false,
                ColourSupport::Sixteen => matches!(colour, Colour::Ansi(0..=15)),
                ColourSupport::Palette => matches!(colour, Colour::Ansi(_)),
                ColourSupport::True => true,
            };
            assert!(has, "{} with {support:?}: {colour:?}", theme.name());
        }
    }
}

#[test]
fn states_are_told_apart_in_every_theme_and_by_more_than_colour() {
    let states = [
        Role::Text,
        Role::Hit,
        Role::Spelling,
        Role::CurrentHit,
        Role::Mention,
        Role::CurrentMention,
        Role::MovingEnd,
        Role::Unread,
        Role::Error,
    ];
    for (theme, support) in every() {
        let looks: BTreeSet<_> = states.iter().map(|state| format!("{:?}", theme.style(*state))).collect();
        assert_eq!(looks.len(), states.len(), "{} with {support:?}", theme.name());
        let pairs =
            [(Role::Hit, Role::CurrentHit), (Role::Mention, Role::CurrentMention), (Role::Marked, Role::MovingEnd)];
        for (state, current) in pairs {
            assert_ne!(theme.style(state), theme.style(current), "{}", theme.name());
            assert_ne!(theme.style(state).emphasis, theme.style(current).emphasis, "{}", theme.name());
        }
    }
}

#[test]
fn the_moving_end_of_a_selection_is_told_from_the_rest_of_it_by_its_light() {
    for (standard, _) in PAINTED {
        for support in [ColourSupport::True, ColourSupport::Palette] {
            let theme = standard.theme(support);
            let ground = |role| theme.style(role).background;
            let both = Style { foreground: ground(Role::Marked), background: ground(Role::MovingEnd), ..Style::NONE };
            let contrast = contrast(both);
            // The contrast of what is no letter (WCAG 2.1, 1.4.11).
            assert!(contrast >= 3.0, "{} {support:?}: {contrast:.2}", theme.name());
        }
    }
}

#[test]
fn the_chosen_row_is_told_apart_in_every_theme() {
    for (theme, support) in every() {
        let (chosen, side) = (theme.surface(Surface::SelectedRow), theme.surface(Surface::Side));
        assert_ne!(
            (chosen.background, chosen.emphasis),
            (side.background, side.emphasis),
            "{} {support:?}",
            theme.name()
        );
    }
}

#[test]
fn what_is_new_is_bold_and_not_only_coloured() {
    for (theme, support) in every() {
        for role in [Role::Unread, Role::Title] {
            assert!(theme.style(role).emphasis.has(Emphasis::BOLD), "{} {support:?}", theme.name());
        }
    }
}

#[test]
fn without_a_background_panes_are_told_apart_by_lines() {
    let divider = |standard: Standard, support| standard.theme(support).divider();
    assert_eq!(divider(Standard::Dark, ColourSupport::True), Divider::Background);
    assert_eq!(divider(Standard::Sepia, ColourSupport::Palette), Divider::Background);
    assert_eq!(divider(Standard::Dark, ColourSupport::Sixteen), Divider::Line);
    assert_eq!(divider(Standard::Contrast, ColourSupport::True), Divider::Line);
    assert_eq!(divider(Standard::Terminal, ColourSupport::True), Divider::Line);
}

#[test]
fn the_environment_says_how_many_colours_there_are() {
    let cases = [
        (None, Some("truecolor"), Some("xterm-256color"), ColourSupport::True),
        (None, Some("24bit"), None, ColourSupport::True),
        (None, None, Some("xterm-kitty"), ColourSupport::True),
        (None, None, Some("xterm-direct"), ColourSupport::True),
        (None, None, Some("xterm-256color"), ColourSupport::Palette),
        (None, Some(""), Some("tmux-256color"), ColourSupport::Palette),
        (None, Some("truecolor"), Some("screen-256color"), ColourSupport::Palette),
        (None, Some("truecolor"), Some("screen"), ColourSupport::Sixteen),
        (None, None, Some("linux"), ColourSupport::Sixteen),
        (None, Some("yes"), Some("xterm"), ColourSupport::Sixteen),
        (None, None, None, ColourSupport::Sixteen),
        (None, None, Some("dumb"), ColourSupport::None),
        (None, None, Some("vt100-m"), ColourSupport::None),
        (Some("1"), Some("truecolor"), Some("xterm-256color"), ColourSupport::None),
        (Some("0"), None, None, ColourSupport::None),
        (Some(""), Some("truecolor"), None, ColourSupport::True),
    ];
    for (no_color, colorterm, term, expected) in cases {
        assert_eq!(support(no_color, colorterm, term), expected, "{no_color:?} {colorterm:?} {term:?}");
    }
}
