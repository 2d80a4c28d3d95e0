//! What the overlay of a picture holds, and where it lies on the screen.

use crate::app::arrangement::{Area, OVERLAY_FRAME, Size, overlay_body};
use crate::model::{Article, BlockKind, Pixels, Unseen};
use crate::text::{Base, Cells, Column, Options, lay_out};

/// Rows of the screen from which there is space around an overlay and inside of it.
const ROOMY: u16 = 17;
/// One row of caption for so many rows of the screen, and no more than [`CAPTION`].
const ROWS_A_LINE: u16 = 8;
/// The most rows of caption under a picture.
const CAPTION: u16 = 3;
/// The narrowest overlay, where the screen has so many columns: a caption under a high picture wants to be read too.
const NARROWEST: u16 = 56;
/// The rows for what is said instead of a picture.
const SAID: u16 = 3;
/// The space inside the overlay, at the left and the right.
const SIDES: Cells = Cells(4);

/// What there is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// It is on its way.
    Coming,
    /// It is here.
    Here(Pixels),
    /// It is here, and the terminal draws it over so many cells, which stay blank.
    Drawn(Size),
    /// It can't be seen.
    Unseen(Unseen),
    /// Pictures are not drawn here: its words and its address stand for it.
    Words,
}

/// The state of the overlay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// Where the picture is.
    pub url: String,
    /// Its caption, with its credit where the article names one; empty where nobody said anything of it.
    pub caption: String,
    /// The direction of the caption.
    pub base: Base,
    /// What there is to be seen.
    pub stage: Stage,
}

impl State {
    /// The lead picture of an article, if it has one.
    #[must_use]
    pub fn of(article: &Article, stage: Stage) -> Option<Self> {
        let picture = article.picture.as_ref()?;
        let captions = article.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
        let first = captions.map(|block| block.span.of(&article.text)).next();
        let words = Some(picture.words.trim()).filter(|words| !words.is_empty());
        let caption = words.or(first).unwrap_or_default().to_owned();
        Some(Self { url: picture.url.clone(), caption, base: article.base(), stage })
    }

    /// The most cells that the picture can take on this screen.
    #[must_use]
    pub fn room(&self, screen: Size) -> Size {
        let caption = if self.caption.is_empty() { 0 } else { most_caption(screen) };
        let whole = widest(screen);
        let around = OVERLAY_FRAME + gap(screen) + caption + 1;
        Size { columns: (whole.width - SIDES).0.max(1), rows: whole.height.saturating_sub(around).max(1) }
    }

    /// Where the overlay lies.
    #[must_use]
    pub fn area(&self, screen: Size) -> Area {
        let whole = widest(screen);
        let area = match &self.stage {
            Stage::Here(pixels) => whole.middle(pixels.columns().max(Cells(NARROWEST)) + SIDES),
            Stage::Drawn(cells) => whole.middle(Cells(cells.columns).max(Cells(NARROWEST)) + SIDES),
            Stage::Coming | Stage::Unseen(_) => whole.middle(Cells(NARROWEST) + SIDES),
            // Whoever has a row read out wants to hear nothing of what lies under it.
            Stage::Words => Area { left: Column(0), width: Cells(screen.columns), ..whole },
        };
        let width = area.width - SIDES;
        let rows =
            OVERLAY_FRAME + self.rows_above(screen) + self.caption_rows(width, screen) + self.address_rows(width);
        Area { height: rows.min(whole.height), ..area }
    }

    /// Where the terminal draws the picture, if it does: in the middle of the overlay's upper rows. Nowhere where there is not all the
    /// room that it takes, until it is scaled anew.
    #[must_use]
    pub fn drawn(&self, screen: Size) -> Option<Area> {
        let Stage::Drawn(cells) = self.stage else { return None };
        let body = overlay_body(self.area(screen));
        let place = Area { height: cells.rows, ..body.middle(Cells(cells.columns)) };
        let has_room = cells.columns <= body.width.0 && cells.rows <= body.height.min(self.room(screen).rows);
        has_room.then_some(place)
    }

    /// The rows above the caption: the picture, or what is said instead of it, and the space below.
    #[must_use]
    pub fn rows_above(&self, screen: Size) -> u16 {
        match &self.stage {
            Stage::Here(pixels) => pixels.rows().min(self.room(screen).rows) + gap(screen),
            Stage::Drawn(cells) => cells.rows.min(self.room(screen).rows) + gap(screen),
            Stage::Coming | Stage::Unseen(_) => SAID + gap(screen),
            Stage::Words => 0,
        }
    }

    /// The rows of the caption, `width` cells wide.
    #[must_use]
    pub fn caption_rows(&self, width: Cells, screen: Size) -> u16 {
        if self.caption.is_empty() {
            return 0;
        }
        match self.stage {
            Stage::Words => height(&self.caption, self.base, width),
            Stage::Coming | Stage::Here(_) | Stage::Drawn(_) | Stage::Unseen(_) => {
                height(&self.caption, self.base, width).min(most_caption(screen))
            }
        }
    }

    /// The rows of the address: all of it is only shown where it stands for the picture.
    #[must_use]
    pub fn address_rows(&self, width: Cells) -> u16 {
        match self.stage {
            Stage::Words => height(&self.url, Base::Ltr, width),
            Stage::Coming | Stage::Here(_) | Stage::Drawn(_) | Stage::Unseen(_) => 1,
        }
    }
}

/// The largest overlay: the status line says how to leave it.
fn widest(screen: Size) -> Area {
    let whole = Area { left: Column(0), width: Cells(screen.columns), top: 0, height: screen.rows };
    let inner = if screen.columns > NARROWEST { whole.inset(Cells(2)) } else { whole }.below(gap(screen));
    Area { height: inner.height.saturating_sub(1), ..inner }
}

fn gap(screen: Size) -> u16 {
    u16::from(screen.rows >= ROOMY)
}

fn most_caption(screen: Size) -> u16 {
    (screen.rows / ROWS_A_LINE).clamp(1, CAPTION)
}

fn height(text: &str, base: Base, width: Cells) -> u16 {
    let layout = lay_out(text, &Options { base, ..Options::new(width.max(Cells(1))) });
    u16::try_from(layout.height()).unwrap_or(u16::MAX)
}
