//! Who made a picture, kept with the picture's words and out of the text.
//!
//! A credit stands behind its caption in brackets; a credit of a picture without words goes, since the picture itself is
//! not shown.

use super::labels::{self, Mark};
use crate::intake::flow::Part;
use crate::model::BlockKind;

/// A credit is at most so long, in characters.
const LONGEST: usize = 80;

/// `parts` with each credit in its caption.
pub(super) fn attach(parts: Vec<Part>) -> Vec<Part> {
    let mut kept: Vec<Part> = Vec::with_capacity(parts.len());
    let mut waiting: Option<String> = None;
    for mut part in parts {
        if let Some(name) = credit(&part, kept.last()) {
            // It stands before the words of its picture, or behind them.
            match kept.last_mut().filter(|last| last.kind == BlockKind::Caption && !is_credited(last)) {
                Some(caption) if !name.is_empty() => add(caption, &name),
                Some(_) => {}
                None => waiting = Some(name),
            }
            continue;
        }
        if part.kind == BlockKind::Caption {
            strip_label(&mut part);
            if let Some(name) = waiting.take().filter(|name| !name.is_empty() && !part.text.contains(name.as_str())) {
                add(&mut part, &name);
            }
        } else {
            waiting = None;
        }
        if !part.text.trim().is_empty() {
            kept.push(part);
        }
    }
    kept
}

/// What a caption says of its picture, without what announces it; none where it only says who made it.
pub(super) fn words(caption: &str) -> Option<String> {
    let mut part = Part::new(BlockKind::Caption, caption.trim());
    if credit(&part, None).is_some() {
        return None;
    }
    strip_label(&mut part);
    Some(part.text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// The name in a credit; none where the part is none.
fn credit(part: &Part, before: Option<&Part>) -> Option<String> {
    let text = part.text.trim();
    let is_text = matches!(part.kind, BlockKind::Paragraph | BlockKind::Caption);
    if !is_text || text.chars().nth(LONGEST).is_some() {
        return None;
    }
    if let Some(opening) = labels::opening(text).filter(|opening| opening.mark == Mark::Credit) {
        let rest = text.get(opening.end..)?.trim();
        // "صورة: …" under a picture tells what it shows, where it tells more than a name.
        let is_name = rest.split_whitespace().count() <= 6;
        return is_name.then(|| rest.to_owned());
    }
    let is_by_a_picture =
        before.is_none_or(|before| before.kind == BlockKind::Caption) || part.kind == BlockKind::Caption;
    let is_whole = labels::whole(text) == Some(Mark::Credit);
    (is_by_a_picture && is_whole).then(|| if text.contains(':') { String::new() } else { text.to_owned() })
}

fn is_credited(caption: &Part) -> bool {
    caption.text.trim_end().ends_with(')')
}

fn add(caption: &mut Part, name: &str) {
    let length = caption.text.trim_end().len();
    caption.text.truncate(length);
    caption.text.extend([" (", name, ")"]);
    for (range, _) in &mut caption.links {
        range.end = range.end.min(length);
        range.start = range.start.min(length);
    }
}

/// Takes away what only announces a caption ("التعليق على الصورة،").
fn strip_label(caption: &mut Part) {
    let Some(opening) = labels::opening(&caption.text).filter(|opening| opening.mark == Mark::Caption) else { return };
    let rest = caption.text.split_off(opening.end);
    caption.text = rest;
    for (range, _) in &mut caption.links {
        *range = range.start.saturating_sub(opening.end)..range.end.saturating_sub(opening.end);
    }
    caption.links.retain(|(range, _)| !range.is_empty());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attached(parts: &[(BlockKind, &str)]) -> Vec<(BlockKind, String)> {
        let parts = parts.iter().map(|(kind, text)| Part::new(*kind, *text)).collect();
        attach(parts).into_iter().map(|part| (part.kind, part.text.trim().to_owned())).collect()
    }

    #[test]
    fn a_credit_follows_its_caption_in_brackets() {
        let (caption, paragraph) = (BlockKind::Caption, BlockKind::Paragraph);
        let expected = vec![(caption, "السوق صباحًا (Getty Images)".to_owned()), (paragraph, "نص".to_owned())];
        let before =
            [(paragraph, "صدر الصورة، Getty Images"), (caption, "التعليق على الصورة، السوق صباحًا"), (paragraph, "نص")];
        assert_eq!(attached(&before), expected);
        let behind = [(caption, "السوق صباحًا"), (paragraph, "تصوير: Getty Images"), (paragraph, "نص")];
        assert_eq!(attached(&behind), expected);
    }

    #[test]
    fn a_credit_without_a_caption_goes_and_text_stays() {
        let paragraph = BlockKind::Paragraph;
        let parts = [(paragraph, "صدر الصورة، رويترز"), (paragraph, "تصوير الأفلام في المدينة عاد بعد سنوات.")];
        assert_eq!(attached(&parts), [(paragraph, "تصوير الأفلام في المدينة عاد بعد سنوات.".to_owned())]);
        let parts = [(paragraph, "نص"), (paragraph, "رويترز")];
        assert_eq!(attached(&parts).len(), 2);
    }
}
