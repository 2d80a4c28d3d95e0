//! A reader before a library of its own, with the articles of one feed in it.

use super::files::Folder;
use super::terminal::{Terminal, terminal};

/// Two short articles of a local paper, the newer one first.
pub const RIVER: &str = "<rss version='2.0'><channel><title>نشرة النهر</title><language>ar</language>
<item><guid>1</guid><title>افتتاح سوق السمك</title><pubDate>Mon, 23 Nov 2026 06:00:00 GMT</pubDate>
<description>افتتحت البلدية سوق السمك قرب الميناء القديم.</description></item>
<item><guid>2</guid><title>مهرجان القوارب في موعده</title><pubDate>Sun, 22 Nov 2026 06:00:00 GMT</pubDate>
<description>يبدأ مهرجان القوارب يوم الجمعة. وتبحر القوارب من الميناء عند الظهر.</description></item>
</channel></rss>";

/// khabar before the library in `folder`.
pub fn reader(folder: &Folder) -> Terminal {
    terminal(132, 34).variable("XDG_DATA_HOME", folder.path()).khabar::<&str>([])
}

/// A reader that has subscribed to `feed`, until its article that begins so is open.
pub fn subscribed(folder: &Folder, feed: &str, begins: &str) -> Terminal {
    let feed = folder.file("feed.xml", feed);
    let reader = reader(folder);
    reader.until_shown("العناوين");
    reader.send("a");
    reader.until_shown("عنوان المصدر");
    reader.send(format!("{}\r", feed.display()));
    reader.until_shown(begins);
    reader
}
