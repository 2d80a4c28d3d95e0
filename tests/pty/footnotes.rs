//! Links listed at the end of an article are links for the terminal too.

use super::files::Folder;
use super::quit;
use super::terminal::{Answer, terminal};

#[test]
fn an_address_in_the_list_is_sent_as_a_link_and_nothing_hostile_is() {
    let folder = Folder::new();
    let page = "# روابط\n\nزر [موقع البلدية](https://example.org/market) اليوم، ولا [تضغط](javascript:alert(1)) هنا.\n";
    let file = folder.file("links.md", page);
    let setup = terminal(100, 30).answering(Answer::VTE).variable("KHABAR_LINKS", "footnotes");
    let terminal = setup.khabar([&file]);
    terminal.until_shown("الروابط");
    let link = b"\x1B]8;id=khabar-1;https://example.org/market\x1B\\";
    // The words in the text, and below them the address: one link.
    let screen = terminal.screen();
    assert!(screen.first(link).is_some() && screen.first(link) < screen.last(link));
    assert!(!screen.text().contains("alert"), "{}", screen.text());
    assert!(screen.last(b"\x1B]8;;\x1B\\") >= screen.last(link), "no link stays open");
    drop(screen);
    quit(terminal);
}
