//! Hyperlinks (OSC 8): which cells lead where, and the sequences around them.
//!
//! A cell carries the number of its link in the bits of its modifier that stand for no look. So a link goes wherever an
//! encoding moves its cell, a cell whose link changes is written again, and no symbol is made longer by it. The sequences are
//! written where the cells are. What an address may hold is decided here: nothing of it can end its sequence.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::style::Modifier;

use super::pen::{Blanks, Pen};
use super::picture::Layer;
use super::screen;

/// The longest address that is linked to, in bytes: what VTE takes.
const ADDRESS_LIMIT: usize = 2083;
/// The bits of a modifier that stand for no look, and how far they are from the lowest.
const SHIFT: u32 = 9;
/// How many links a frame may have: as many numbers as fit into these bits, without nought.
const LIMIT: usize = (1 << (16 - SHIFT)) - 1;

/// What hides and shows the cursor (DECTCEM).
const HIDE_CURSOR: &[u8] = b"\x1B[?25l";
const SHOW_CURSOR: &[u8] = b"\x1B[?25h";

/// Whether hyperlinks are sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Hyperlinks {
    /// The terminal knows them.
    Sent,
    /// It does not, or nobody knows.
    #[default]
    Off,
}

/// An address as it is sent: http, https or mailto, printable ASCII without blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(String);

/// The links of a frame, by the numbers that cells carry.
///
/// A number is given to another address only when no cell of the frame before can carry it any more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    hyperlinks: Hyperlinks,
    /// The address of number 1 and of those behind it, and whether it is in the newest frame.
    numbered: Vec<Option<(Address, Seen)>>,
}

/// When a link was on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    Now,
    Before,
}

impl Address {
    /// The address `url`, what is not ASCII in it percent-encoded (RFC 3987, 3.1); none where it is not one that may be
    /// linked to.
    #[must_use]
    pub fn new(url: &str) -> Option<Self> {
        let is_known = ["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme));
        if !is_known || url.len() > ADDRESS_LIMIT {
            return None;
        }
        let mut address = String::with_capacity(url.len());
        for byte in url.bytes() {
            match byte {
                b'!'..=b'~' => address.push(char::from(byte)),
                0x80.. => write!(address, "%{byte:02X}").ok()?,
                // Blanks and controls are in no address: it is none.
                _ => return None,
            }
        }
        (address.len() <= ADDRESS_LIMIT).then_some(Self(address))
    }

    /// What leads to the address, up to [`LINK_END`]. Cells of one link share a name, wherever they stand.
    #[must_use]
    pub fn link(&self, number: usize) -> String {
        format!("\x1B]8;id=khabar-{number};{}\x1B\\", self.0)
    }
}

/// What ends a link.
pub const LINK_END: &[u8] = b"\x1B]8;;\x1B\\";

impl Links {
    /// No links yet, on a terminal that knows them or not.
    #[must_use]
    pub const fn new(hyperlinks: Hyperlinks) -> Self {
        Self { hyperlinks, numbered: Vec::new() }
    }

    /// A new frame has links to `urls`. Those that it shares with the frame before keep their numbers; bad ones and those
    /// behind the first 127 get none.
    pub fn show<'a>(&mut self, urls: impl IntoIterator<Item = &'a str>) {
        for place in &mut self.numbered {
            *place = place.take().filter(|(_, seen)| *seen == Seen::Now).map(|(address, _)| (address, Seen::Before));
        }
        if self.hyperlinks == Hyperlinks::Sent {
            urls.into_iter().filter_map(Address::new).for_each(|address| self.number(address));
        }
    }

    fn number(&mut self, address: Address) {
        if let Some((_, seen)) = self.numbered.iter_mut().flatten().find(|(known, _)| *known == address) {
            *seen = Seen::Now;
        } else if let Some(free) = self.numbered.iter_mut().find(|place| place.is_none()) {
            *free = Some((address, Seen::Now));
        } else if self.numbered.len() < LIMIT {
            self.numbered.push(Some((address, Seen::Now)));
        }
    }

    /// What a cell that leads to `url` has besides its look; nothing where it is not linked.
    #[must_use]
    pub fn mark(&self, url: &str) -> Modifier {
        let address = if self.numbered.is_empty() { None } else { Address::new(url) };
        let place = address.and_then(|address| self.place_of(&address));
        place
            .and_then(|place| u16::try_from(place + 1).ok())
            .map_or(Modifier::empty(), |number| Modifier::from_bits_retain(number << SHIFT))
    }

    fn place_of(&self, address: &Address) -> Option<usize> {
        self.numbered.iter().position(|place| place.as_ref().is_some_and(|(known, _)| known == address))
    }

    /// The address of number `number`; of nought there is none.
    #[must_use]
    pub fn address(&self, number: usize) -> Option<&Address> {
        let place = self.numbered.get(number.checked_sub(1)?)?;
        place.as_ref().map(|(address, _)| address)
    }
}

/// The number of the link that `cell` carries; nought for none.
#[must_use]
pub fn number_of(cell: &Cell) -> usize {
    usize::from(cell.modifier.bits() >> SHIFT)
}

/// A backend that writes the links around the cells that carry them, and the picture over the cells behind them.
#[derive(Debug)]
pub(super) struct Linked<W: Write> {
    inner: CrosstermBackend<W>,
    links: Links,
    blanks: Blanks,
    layer: Layer,
}

impl<W: Write> Linked<W> {
    pub fn new(writer: W, blanks: Blanks) -> Self {
        Self { inner: CrosstermBackend::new(writer), links: Links::default(), blanks, layer: Layer::default() }
    }

    /// The picture over the cells.
    pub const fn layer(&mut self) -> &mut Layer {
        &mut self.layer
    }

    /// The screen is cleared, and the picture with it.
    fn forget_picture(&mut self) -> io::Result<()> {
        self.inner.write_all(self.layer.cleared())?;
        screen::pictured("");
        Ok(())
    }

    /// The links of the next frame.
    pub fn link(&mut self, links: &Links) {
        if self.links != *links {
            self.links.clone_from(links);
        }
    }
}

impl<W: Write> Backend for Linked<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        self.inner.write_all(self.layer.before())?;
        let mut pen = Pen::new(&mut self.inner, self.blanks);
        let mut open = false;
        let mut before = 0;
        for (column, row, cell) in content {
            let number = number_of(cell);
            if number != before {
                let address = self.links.address(number);
                match address {
                    Some(address) => pen.raw(address.link(number).as_bytes())?,
                    None if open => pen.raw(LINK_END)?,
                    None => {}
                }
                open = address.is_some();
                before = number;
            }
            pen.cell((column, row), cell)?;
            self.layer.written((column, row));
        }
        if open {
            pen.raw(LINK_END)?;
        }
        pen.lift()?;
        let picture = self.layer.behind();
        // Before it goes out, so that no way out leaves it behind.
        screen::pictured(self.layer.removal());
        self.inner.write_all(&picture)
    }

    // The cursor goes with the frame that it belongs to: the inner backend would send each of these by itself.

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.write_all(HIDE_CURSOR)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.write_all(SHOW_CURSOR)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        write!(self.inner, "\x1B[{};{}H", u32::from(y) + 1, u32::from(x) + 1)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.forget_picture()?;
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        if clear_type == ClearType::All {
            self.forget_picture()?;
        }
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Mode, encode};
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn shown(urls: &[&str]) -> Links {
        let mut links = Links::new(Hyperlinks::Sent);
        links.show(urls.iter().copied());
        links
    }

    /// What is written for a row of `letters`, those at `linked` leading to `url`.
    fn written(letters: &str, linked: std::ops::Range<u16>, url: &str) -> String {
        let mut links = shown(&[url]);
        links.show([url]);
        let count = u16::try_from(letters.chars().count()).unwrap();
        let mut buffer = Buffer::empty(Rect::new(0, 0, count, 1));
        for (column, letter) in (0..).zip(letters.chars()) {
            buffer[(column, 0)].set_char(letter);
        }
        linked.for_each(|column| buffer[(column, 0)].modifier |= links.mark(url));
        let mut out = Vec::new();
        let mut backend = Linked::new(&mut out, Blanks::Unseen);
        backend.link(&links);
        let cells: Vec<(u16, u16, &Cell)> = (0..count).map(|column| (column, 0, &buffer[(column, 0)])).collect();
        backend.draw(cells.into_iter()).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_link_stands_around_its_cells_and_nothing_else() {
        let out = written("abcd", 1..3, "https://example.org/a?b=c;d");
        let (before, rest) = out.split_once("\x1B]8;id=khabar-1;https://example.org/a?b=c;d\x1B\\").unwrap();
        let (inside, after) = rest.split_once("\x1B]8;;\x1B\\").unwrap();
        assert!(before.contains('a') && inside.contains("bc") && after.contains('d'));
        assert!(!inside.contains('a') && !inside.contains('d'));
    }

    /// A writer that keeps what goes out together together.
    struct Posted<'a> {
        open: Vec<u8>,
        sent: &'a std::cell::RefCell<Vec<String>>,
    }

    impl Write for Posted<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.open.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            let bytes = std::mem::take(&mut self.open);
            self.sent.borrow_mut().extend((!bytes.is_empty()).then(|| String::from_utf8(bytes).unwrap()));
            Ok(())
        }
    }

    #[test]
    fn the_cursor_goes_out_with_its_frame() {
        let sent = std::cell::RefCell::default();
        let viewport = ratatui::Viewport::Fixed(Rect::new(0, 0, 3, 2));
        let backend = Linked::new(Posted { open: Vec::new(), sent: &sent }, Blanks::Unseen);
        let mut terminal = ratatui::Terminal::with_options(backend, ratatui::TerminalOptions { viewport }).unwrap();
        terminal.draw(|frame| _ = frame.buffer_mut()[(2, 1)].set_char('a')).unwrap();
        terminal.draw(|frame| frame.set_cursor_position((2, 1))).unwrap();
        assert_eq!(*sent.borrow(), ["\x1B[2;3Ha\x1B[?25l", "\x1B[2;3H \x1B[?25h\x1B[2;3H"]);
    }

    #[test]
    fn only_addresses_that_can_be_sent_are_linked() {
        let sent = |url: &str| Address::new(url).map(|address| address.0);
        assert_eq!(sent("https://example.org/خبر"), Some("https://example.org/%D8%AE%D8%A8%D8%B1".to_owned()));
        assert_eq!(sent("mailto:desk@example.org"), Some("mailto:desk@example.org".to_owned()));
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "ftp://a.b/",
            "",
            "https://a.b/\x1B\\\x1B]52;c;aGk=\x07",
            "https://a.b/\x07",
            "https://a.b/ c",
            "https://a.b/\n",
            "https://a.b/\x7F",
        ] {
            assert_eq!(sent(bad), None, "{bad:?}");
        }
        assert_eq!(sent("https://a.b/\u{9C}\u{9B}m"), Some("https://a.b/%C2%9C%C2%9Bm".to_owned()));
        let long = |count| format!("https://a.b/{}", "x".repeat(count));
        assert!(sent(&long(2071)).is_some() && sent(&long(2072)).is_none());
        assert!(sent(&format!("https://a.b/{}", "خ".repeat(400))).is_none(), "too long once it is encoded");
    }

    #[test]
    fn where_the_terminal_knows_no_links_none_are_marked() {
        let mut links = Links::new(Hyperlinks::Off);
        links.show(["https://a.b/"]);
        assert_eq!(links.mark("https://a.b/"), Modifier::empty());
    }

    #[test]
    fn a_number_is_not_given_to_another_address_while_a_cell_may_carry_it() {
        let mut links = shown(&["https://a.b/1", "https://a.b/2"]);
        let [first, second] = ["https://a.b/1", "https://a.b/2"].map(|url| links.mark(url));
        links.show(["https://a.b/2", "https://a.b/3"]);
        let third = links.mark("https://a.b/3");
        assert_eq!(links.mark("https://a.b/2"), second);
        assert!(third != first && third != second);
        links.show(["https://a.b/4"]);
        assert_eq!(links.mark("https://a.b/4"), first);
    }

    #[test]
    fn of_many_links_the_first_are_numbered_and_no_number_is_a_look() {
        let urls: Vec<String> = (0..200).map(|number| format!("https://a.b/{number}")).collect();
        let links = shown(&urls.iter().map(String::as_str).collect::<Vec<_>>());
        let marks: Vec<Modifier> = urls.iter().map(|url| links.mark(url)).collect();
        assert!(marks[..LIMIT].iter().all(|mark| !mark.is_empty() && !mark.intersects(Modifier::all())));
        assert!(marks[LIMIT..].iter().all(Modifier::is_empty));
    }

    #[test]
    fn a_link_goes_where_an_encoding_moves_its_cells() {
        // "خبر هنا" as it is painted; "هنا" is linked.
        let painted = "\u{FE8E}\u{FEE8}\u{FEEB} \u{FEAE}\u{FE92}\u{FEA7}";
        let links = shown(&["https://a.b/"]);
        for mode in [Mode::Visual, Mode::Explicit, Mode::Runs, Mode::Anchored, Mode::Row, Mode::Mlterm, Mode::Logical] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 7, 1));
            for (column, letter) in (0..).zip(painted.chars()) {
                buffer[(column, 0)].set_char(letter);
            }
            (0..3).for_each(|column| buffer[(column, 0)].modifier |= links.mark("https://a.b/"));
            encode(&mut buffer, mode);
            let linked = |cell: &&Cell| number_of(cell) > 0;
            let mut letters: Vec<char> =
                buffer.content.iter().filter(linked).filter_map(|cell| cell.symbol().chars().next()).collect();
            letters.sort_unstable();
            let expected: &[char] =
                if mode == Mode::Logical { &['ا', 'ن', 'ه'] } else { &['\u{FE8E}', '\u{FEE8}', '\u{FEEB}'] };
            assert_eq!(letters, expected, "{mode}");
        }
    }

    proptest! {
        #[test]
        fn nothing_of_an_address_can_end_its_sequence(
            url in prop_oneof![any::<String>(), "https://[\\PC\\x00-\\x9F]{0,60}", "(https?://|mailto:).{0,60}"],
        ) {
            if let Some(address) = Address::new(&url) {
                prop_assert!(address.0.bytes().all(|byte| (b'!'..=b'~').contains(&byte)));
                let link = address.link(1);
                let inside = link.strip_prefix("\x1B]8;").and_then(|link| link.strip_suffix("\x1B\\")).unwrap();
                prop_assert!(!inside.contains(char::is_control));
            }
        }
    }
}
