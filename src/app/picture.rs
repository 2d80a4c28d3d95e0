//! The lead picture of an article: fetched when the reader asks for it, and never else.

use super::arrangement::{Area, LOWEST, NARROWEST, Size, Spread};
use super::{App, Effect, Notice, Overlay};
use crate::config::Command;
use crate::model::{Pixels, Unseen};
use crate::panes::picture::{Stage, State};

/// A picture that is to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Where it is.
    pub url: String,
    /// The cells that it may take.
    pub room: Size,
}

/// What there is to be seen of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sight {
    /// The picture, to be painted in half cells.
    Pixels(Pixels),
    /// So many cells, over which the terminal draws it.
    Drawn(Size),
    /// Nothing, and why.
    Unseen(Unseen),
    /// Nothing: there are no colours to draw it in, so it was not fetched.
    NoColours,
}

impl App {
    /// Lays the lead picture of the open article over the panes, and asks for it. Where it would be read out or felt, its
    /// words and its address stand for it.
    pub(super) fn show_picture(&mut self) -> Vec<Effect> {
        let stage = match self.spread {
            Spread::Beside => Stage::Coming,
            Spread::Linear => Stage::Words,
        };
        let Some(state) = self.reader.article().and_then(|article| State::of(article, stage)) else {
            self.notice = Some(Notice::NoPicture);
            return Vec::new();
        };
        let effects = match state.stage {
            Stage::Words => Vec::new(),
            Stage::Coming | Stage::Here(_) | Stage::Drawn(_) | Stage::Unseen(_) => vec![self.want(&state)],
        };
        self.overlays.push(Overlay::Picture(state));
        effects
    }

    /// Over the panes only a few commands make sense: to leave it, or to see the picture in the browser.
    pub(super) fn command_in_picture(&mut self, command: Command) -> Vec<Effect> {
        match (command, self.overlays.last()) {
            (Command::Cancel | Command::Quit | Command::ShowPicture, _) => self.put_away_picture(),
            (Command::Browse, Some(Overlay::Picture(state))) => vec![Effect::Consider(state.url.clone())],
            (Command::Suspend, _) => vec![Effect::Suspend],
            (Command::Redraw, _) => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// Back to the panes; what is not here yet is not waited for.
    pub(super) fn put_away_picture(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        vec![Effect::LeavePicture]
    }

    /// There is something to be seen of a picture. Where the screen has changed meanwhile, it is asked for again: it comes
    /// without being fetched.
    pub(super) fn pictured(&mut self, wanted: &Wanted, sight: Sight) -> Vec<Effect> {
        let is_one = matches!(sight, Sight::Pixels(_) | Sight::Drawn(_));
        let stage = match sight {
            Sight::Pixels(pixels) => Stage::Here(pixels),
            Sight::Drawn(cells) => Stage::Drawn(cells),
            Sight::Unseen(unseen) => Stage::Unseen(unseen),
            Sight::NoColours => Stage::Words,
        };
        let Some(state) = self.picture_mut() else { return Vec::new() };
        state.take(&wanted.url, stage);
        self.scale_picture().into_iter().filter(|effect| is_one && *effect != Effect::Picture(wanted.clone())).collect()
    }

    /// Asks for the picture that is here in the size that fits the screen now.
    pub(super) fn scale_picture(&self) -> Vec<Effect> {
        self.overlays.iter().filter_map(Self::shown_in).map(|state| self.want(state)).collect()
    }

    /// Where the terminal draws a picture now, and the address of that picture; nowhere where something lies over it. A question on
    /// the status line does not.
    #[must_use]
    pub fn drawn(&self) -> Option<(Area, &str)> {
        let is_large_enough = self.size.columns >= NARROWEST && self.size.rows >= LOWEST;
        let top = self.overlays.iter().rfind(|overlay| !matches!(overlay, Overlay::Confirm(_)));
        match top.filter(|_| is_large_enough) {
            Some(Overlay::Picture(state)) => state.drawn(self.size).map(|area| (area, state.url.as_str())),
            Some(_) | None => None,
        }
    }

    fn shown_in(overlay: &Overlay) -> Option<&State> {
        let Overlay::Picture(state) = overlay else { return None };
        matches!(state.stage, Stage::Here(_) | Stage::Drawn(_)).then_some(state)
    }

    fn picture_mut(&mut self) -> Option<&mut State> {
        self.overlays
            .iter_mut()
            .find_map(|overlay| if let Overlay::Picture(state) = overlay { Some(state) } else { None })
    }

    fn want(&self, state: &State) -> Effect {
        Effect::Picture(Wanted { url: state.url.clone(), room: state.room(self.size) })
    }
}
