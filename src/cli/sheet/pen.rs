//! Writing one line: letters, and the sequences for weights, colours and links between them.

use super::Ink;
use crate::terminal::links::{Address, LINK_END};
use ratatui::style::{Color, Modifier};
use std::io::{self, Write};

/// Writes pieces of one line, with an escape sequence only where the weight changes.
#[derive(Debug)]
pub struct Pen<'a, W: Write> {
    out: &'a mut W,
    ink: Ink,
    weight: Modifier,
    colour: Color,
}

impl<'a, W: Write> Pen<'a, W> {
    /// A pen that writes plainly.
    pub const fn new(out: &'a mut W, ink: Ink) -> Self {
        Self { out, ink, weight: Modifier::empty(), colour: Color::Reset }
    }

    /// Writes `piece` in this weight.
    pub fn write(&mut self, piece: &str, weight: Modifier) -> io::Result<()> {
        self.change(weight)?;
        self.out.write_all(piece.as_bytes())
    }

    /// Changes the colour. Only a mode that needs colours to keep letters in place gives any, whatever the ink.
    pub fn dip(&mut self, colour: Color) -> io::Result<()> {
        if colour == self.colour {
            return Ok(());
        }
        self.colour = colour;
        match colour {
            Color::Rgb(red, green, blue) => write!(self.out, "\x1b[38;2;{red};{green};{blue}m"),
            _ => self.out.write_all(b"\x1b[39m"),
        }
    }

    /// From here on the cells lead to `address`, or nowhere.
    pub fn lead(&mut self, address: Option<&Address>, number: usize) -> io::Result<()> {
        match address {
            Some(address) => self.out.write_all(address.link(number).as_bytes()),
            None => self.out.write_all(LINK_END),
        }
    }

    /// Ends the piece plainly.
    pub fn lift(mut self) -> io::Result<()> {
        self.dip(Color::Reset)?;
        self.change(Modifier::empty())
    }

    fn change(&mut self, weight: Modifier) -> io::Result<()> {
        // The rest is no look.
        let weight = weight & Modifier::all();
        if self.ink == Ink::Plain || weight == self.weight {
            return Ok(());
        }
        self.weight = weight;
        let colour = std::mem::take(&mut self.colour);
        self.out.write_all(b"\x1b[0")?;
        for (modifier, code) in [(Modifier::BOLD, ";1"), (Modifier::DIM, ";2"), (Modifier::REVERSED, ";7")] {
            if weight.contains(modifier) {
                self.out.write_all(code.as_bytes())?;
            }
        }
        self.out.write_all(b"m")?;
        self.dip(colour)
    }
}
