//! `khabar fetch` in a terminal: the bar while it goes on, and what is left of it. Lists of the library on a terminal.

use super::assert_modes_are_back;
use super::files::Folder;
use super::server::{Server, answer};
use super::terminal::{Answer, Terminal, terminal};

const FEED: &str = "<rss version='2.0'><channel><title>نشرة الحي</title>\
<item><title>حديقة الحي</title><guid>1</guid><description>زرع الأطفال أشجار الليمون.</description></item>\
<item><title>قطار الشمال</title><guid>2</guid><description>عاد القطار إلى السكة.</description></item></channel></rss>";

/// A site whose feed is there at once, and whose other address never answers.
fn site() -> Server {
    Server::new(|caller| match caller.path() {
        "/feed" => caller.say(&answer("200 OK", "", FEED.as_bytes())),
        _ => caller.keep_silent(),
    })
}

/// khabar, fetching two sources of which one keeps silent.
fn fetching(folder: &Folder, site: &Server, answer: Answer) -> Terminal {
    let urls = format!("{}\n{}\n", site.at("/feed"), site.at("/slow").replace("127.0.0.1", "localhost"));
    let urls = folder.file("urls", urls);
    let setup = || terminal(70, 12).answering(answer).variable("XDG_DATA_HOME", folder.path());
    let mut import = setup().khabar(["import".as_ref(), urls.as_os_str()]);
    assert_eq!(import.end().code(), Some(0));
    setup().khabar(["fetch"])
}

#[test]
fn the_bar_reads_from_the_right_and_goes_away() {
    for answer in [Answer::PLAIN, Answer::VTE] {
        let (folder, site) = (Folder::new(), site());
        let mut terminal = fetching(&folder, &site, answer);
        let bar = "█".repeat(10) + &"░".repeat(10) + " جلب ١ من ٢، والجديد ٢";
        terminal.until("half of it is done", |screen| screen.shows(&bar));
        assert!(terminal.screen().row(0).last().is_some_and(|cell| cell == " "), "the last column stays free");
        terminal.send("\x03");
        assert_eq!(terminal.end().code(), Some(130));
        let screen = terminal.screen().reading();
        assert!(screen.contains("نشرة الحي: مقالان جديدان.") && !screen.contains('█'), "{screen}");
        assert_modes_are_back(&terminal);
    }
}

#[test]
fn lists_of_the_library_are_finished_rows_with_their_hits_reversed() {
    let folder = Folder::new();
    let feed = folder.file("حي.xml", FEED);
    let run = |arguments: &[&str]| {
        let mut terminal =
            terminal(40, 12).variable("XDG_DATA_HOME", folder.path()).variable("LANG", "ar_EG.UTF-8").khabar(arguments);
        assert_eq!(terminal.end().code(), Some(0));
        terminal
    };
    run(&["add", feed.to_str().expect("the path is UTF-8")]);
    let list = run(&["list"]);
    assert!(list.screen().shows("حديقة الحي") && list.screen().shows("قطار الشمال"), "{}", list.screen().reading());
    let found = run(&["find", "الاطفال"]);
    let screen = found.screen();
    assert!(screen.shows("زرع الأطفال أشجار الليمون."), "{}", screen.reading());
    let (row, column) = (1, 40 - 2 - 5 - 1);
    assert!(screen.row(row).get(usize::from(column)).is_some_and(|cell| cell != " "), "the first letter of the hit");
    assert!(screen.emulated().cell(row, column).is_some_and(vt100::Cell::inverse), "{}", screen.tail());
}
