//! Plain text: a paragraph a line, or a paragraph a group of lines where the lines are clearly hard-wrapped.

use super::draft::Draft;
use super::flow::Part;
use crate::model::BlockKind;

/// Lines of hard-wrapped text are at most so long, in characters.
const WIDEST: usize = 130;
/// And the widest of them is at least so long.
const NARROWEST: usize = 40;
/// How many full lines it takes to see that text is hard-wrapped.
const EVIDENCE: usize = 4;

/// Reads plain text.
pub(super) fn read(text: &str) -> Draft {
    Draft { parts: paragraphs(text), ..Draft::default() }
}

/// The paragraphs of `text`.
pub(super) fn paragraphs(text: &str) -> Vec<Part> {
    let lines: Vec<&str> = lines(text).map(str::trim).collect();
    let paragraph = |text: String| Part::new(BlockKind::Paragraph, text);
    if is_hard_wrapped(&lines) {
        return groups(&lines).flat_map(unwrap).map(paragraph).collect();
    }
    lines.iter().filter(|line| !line.is_empty()).map(|line| paragraph((*line).to_owned())).collect()
}

/// Every line break of Unicode ends a line (UAX #14, classes BK, CR, LF, NL).
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    text.split('\n').flat_map(move |line| line.strip_suffix('\r').unwrap_or(line).split(ends))
}

/// The runs of lines between blank lines.
fn groups<'a>(lines: &'a [&'a str]) -> impl Iterator<Item = &'a [&'a str]> {
    lines.split(|line| line.is_empty()).filter(|group| !group.is_empty())
}

/// Whether the lines of each group, but its last, are similarly long and go on into the next.
fn is_hard_wrapped(lines: &[&str]) -> bool {
    let is_too_wide = |line: &&str| line.len() > WIDEST && line.chars().nth(WIDEST).is_some();
    if lines.iter().any(is_too_wide) {
        return false;
    }
    let inner: Vec<&str> =
        groups(lines).filter_map(<[&str]>::split_last).flat_map(|(_, inner)| inner.iter().copied()).collect();
    let lengths: Vec<usize> = inner.iter().map(|line| line.chars().count()).collect();
    let widest = lengths.iter().copied().max().unwrap_or_default();
    let full = lengths.iter().filter(|length| **length * 10 >= widest * 7).count();
    let ended = inner.iter().filter(|line| line.ends_with(['.', '!', '?', '؟', '۔', ':', '»', '"'])).count();
    widest >= NARROWEST && full >= EVIDENCE && full * 10 >= inner.len() * 8 && ended * 2 < inner.len()
}

/// The paragraphs of one group of hard-wrapped lines: one, unless items of a list stand in it.
fn unwrap(group: &[&str]) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for line in group {
        match paragraphs.last_mut() {
            Some(last) if !starts_item(line) => {
                last.push(' ');
                last.push_str(line);
            }
            Some(_) | None => paragraphs.push((*line).to_owned()),
        }
    }
    paragraphs
}

fn starts_item(line: &str) -> bool {
    line.starts_with(['•', '▪', '●', '◦']) || ["- ", "* ", "– ", "— "].iter().any(|sign| line.starts_with(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        paragraphs(text).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn each_line_is_a_paragraph_and_blank_lines_part() {
        assert_eq!(
            texts("عنوان\r\n\r\nفقرة أولى\nفقرة ثانية\u{2029}فقرة ثالثة\n"),
            ["عنوان", "فقرة أولى", "فقرة ثانية", "فقرة ثالثة"]
        );
    }

    #[test]
    fn hard_wrapped_lines_are_joined() {
        let first = "أعلنت إدارة المكتبة العامة في المدينة أنها ستمدد ساعات العمل\nخلال شهر الامتحانات حتى منتصف الليل كي يجد الطلاب مكانًا\nهادئًا للقراءة والمراجعة.";
        let second = "وقالت المديرة إن القاعة الكبرى ستُفتح كذلك يوم الجمعة، وإن\nالمتطوعين سيساعدون الصغار على إيجاد الكتب التي يحتاجون\nإليها في دروسهم.";
        let joined = texts(&format!("{first}\n\n{second}\n"));
        assert_eq!(joined, [first.replace('\n', " "), second.replace('\n', " ")]);
    }

    #[test]
    fn short_lines_of_a_poem_stay_apart() {
        assert_eq!(texts("قفا نبك من ذكرى حبيب ومنزل\nبسقط اللوى بين الدخول فحومل").len(), 2);
    }

    #[test]
    fn paragraphs_that_end_in_full_stops_stay_apart() {
        let line = "وصل القطار الأول إلى المحطة الجديدة صباح اليوم وسط حضور كبير.";
        assert_eq!(texts(&[line; 6].join("\n")).len(), 6);
    }
}
