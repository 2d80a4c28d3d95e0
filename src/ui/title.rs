//! The title of the window: the program, and the article that is open in it, as logical text.

use super::look::Look;
use crate::app::App;

/// The most characters of a headline that are told to the window.
const LIMIT: usize = 200;

/// What the window is called. The headline keeps its own direction (UAX #9, FSI and PDI), and none of its own controls can
/// end that.
#[must_use]
pub fn title(app: &App, look: &Look) -> String {
    let name = look.words.say("app-name");
    let headline: String = app
        .reader
        .article()
        .map_or("", |article| &article.title)
        .chars()
        .filter(|&c| is_plain(c))
        .take(LIMIT)
        .collect();
    if headline.is_empty() { name } else { format!("{name} – \u{2068}{headline}\u{2069}") }
}

/// Whether `c` neither steers a terminal nor turns the text around it.
fn is_plain(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
