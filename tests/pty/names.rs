//! Names before a library: their cards tell of every article, and what the reader says of them is kept.

use super::files::Folder;
use super::quit;
use super::shelf::{reader, subscribed};
use super::terminal::Terminal;

const FEED: &str = "<rss version='2.0'><channel><title>بريد الوادي</title><language>ar</language>
<item><guid>1</guid><title>وفد أممي في القاهرة</title><pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate>
<description>وصل وفد من الأمم المتحدة إلى القاهرة صباح الاثنين.</description></item>
<item><guid>2</guid><title>قمة المياه تبدأ غدًا</title><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>
<description>تبدأ قمة المياه في القاهرة غدًا بمشاركة الأمم المتحدة والسودان.</description></item>
</channel></rss>";

/// A reader with both articles of the feed in the list and the sidebar filled.
fn filled(folder: &Folder) -> Terminal {
    let reader = subscribed(folder, FEED, "قمة المياه تبدأ غدا");
    reader.until_shown("● القاهرة");
    // A file that is a feed is called as it calls itself.
    reader.until_shown("بريد الوادي · قبل");
    reader
}

#[test]
fn a_card_lists_every_article_with_the_name_and_opens_one() {
    let folder = Folder::new();
    let reader = filled(&folder);
    // The other article's names are found out once it is shown.
    reader.send("j");
    reader.until_shown("● السودان");
    reader.send("khhi");
    reader.until_shown("مقالان في المكتبة");
    reader.until_shown("قبل");
    reader.send("G\r");
    reader.until_shown("بمشاركة");
    quit(reader);
}

#[test]
fn what_is_said_of_a_name_holds_the_next_time_and_can_be_taken_back() {
    let folder = Folder::new();
    let first = filled(&folder);
    first.send("hhck");
    first.until_shown("نوعه:");
    first.send("مكان\r");
    first.until_shown("● الأمم المتحدة");
    quit(first);
    let second = reader(&folder);
    second.until_shown("● الأمم المتحدة");
    quit(second);
    let third = reader(&folder);
    third.until_shown("● الأمم المتحدة");
    third.send("hhjck");
    third.until_shown("نوعه:");
    third.send("مؤسسة\r");
    third.until_shown("■ الأمم المتحدة");
    third.send("U");
    third.until_shown("● الأمم المتحدة");
    quit(third);
}
