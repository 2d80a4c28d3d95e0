//! The ways as exact bytes and as laws: what a terminal takes out of them is the picture, and nothing else is in them.

use super::*;
use crate::terminal::base64::base64;
use image::{GenericImageView, ImageFormat};
use proptest::prelude::*;

const RED: [u8; 3] = [255, 0, 0];
const BLUE: [u8; 3] = [0, 0, 255];

fn drawn(way: Way, raster: &Raster) -> Vec<u8> {
    Drawing::new((way, Line::Near), raster, (Cells(3), 2)).bytes
}

/// A picture of a field of colours that says where in it one is.
fn field(width: u16, height: u16) -> Raster {
    let part = |at: u16, of: u16| u8::try_from(u32::from(at) * 255 / u32::from(of)).unwrap();
    let row = |y| (0..width).map(move |x| [part(x, width), part(y, height), 60]);
    Raster::new(width, (0..height).flat_map(row).collect())
}

/// A picture that can't be packed: the colours of a generator of random numbers.
fn noise(width: u16, height: u16) -> Raster {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    let numbers = std::iter::successors(Some(7_u32), next).map(u32::to_be_bytes);
    let colours = numbers.map(|[red, green, blue, _]| [red, green, blue]);
    Raster::new(width, colours.take(usize::from(width) * usize::from(height)).collect())
}

/// What base64 stands for.
fn bytes_of(letters: &str) -> Vec<u8> {
    let digit = |letter: u8| match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{letter} is no digit"),
    };
    let digits: Vec<u8> = letters.bytes().filter(|&letter| letter != b'=').map(digit).collect();
    let bits: Vec<u8> = digits.iter().flat_map(|digit| (0..6).rev().map(move |bit| digit >> bit & 1)).collect();
    bits.chunks_exact(8).map(|byte| byte.iter().fold(0, |value, bit| value << 1 | bit)).collect()
}

/// The pieces of kitty's protocol: what each says, and its letters.
fn pieces(bytes: &[u8]) -> Vec<(String, String)> {
    let text = std::str::from_utf8(bytes).unwrap();
    let piece = |piece: &str| {
        let (said, letters) = piece.strip_suffix("\x1B\\").unwrap().split_once(';').unwrap();
        (said.to_owned(), letters.to_owned())
    };
    text.split("\x1B_G").skip(1).map(piece).collect()
}

fn pixels_of(file: &[u8], format: ImageFormat) -> Raster {
    let picture = image::load_from_memory_with_format(file, format).unwrap();
    let (width, _) = picture.dimensions();
    Raster::new(u16::try_from(width).unwrap(), picture.into_rgb8().pixels().map(|pixel| pixel.0).collect())
}

/// The pixels that sixels set, by a reader of its own, as parts of a hundred.
fn read_sixels(bytes: &[u8]) -> Vec<Vec<[u16; 3]>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let body = text.strip_prefix("\x1BP0;1;0q\"1;1;").unwrap().strip_suffix("\x1B\\").unwrap();
    let mut signs = body.chars().peekable();
    let number = |signs: &mut std::iter::Peekable<std::str::Chars<'_>>| {
        let mut digits = String::new();
        while let Some(digit) = signs.next_if(char::is_ascii_digit) {
            digits.push(digit);
        }
        digits.parse::<usize>().unwrap()
    };
    let width = number(&mut signs);
    assert_eq!(signs.next(), Some(';'));
    let height = number(&mut signs);
    let mut screen = vec![vec![[999; 3]; width]; height];
    let (mut palette, mut colour) = (vec![[0_u16; 3]; 256], 0);
    let (mut x, mut y) = (0, 0);
    while let Some(sign) = signs.next() {
        let mut set = |sign: char, x: usize| {
            for bit in (0..6).filter(|bit| (sign as u32 - 63) >> bit & 1 == 1) {
                screen[y + bit][x] = palette[colour];
            }
        };
        match sign {
            '#' => {
                colour = number(&mut signs);
                if signs.next_if_eq(&';').is_some() {
                    assert_eq!((number(&mut signs), signs.next()), (2, Some(';')));
                    let mut parts = [0; 3];
                    for (place, part) in parts.iter_mut().enumerate() {
                        *part = u16::try_from(number(&mut signs)).unwrap();
                        assert!(*part <= 100 && (place == 2 || signs.next() == Some(';')));
                    }
                    palette[colour] = parts;
                }
            }
            '!' => {
                let count = number(&mut signs);
                let sign = signs.next().unwrap();
                (x..x + count).for_each(|x| set(sign, x));
                x += count;
            }
            '$' => x = 0,
            '-' => (x, y) = (0, y + 6),
            '?'..='~' => {
                set(sign, x);
                x += 1;
            }
            other => panic!("{other:?} is no part of sixels"),
        }
    }
    screen
}

#[test]
fn kitty_is_sent_a_png_in_pieces_that_asks_for_no_answer_and_leaves_the_cursor() {
    let raster = Raster::new(1, vec![RED]);
    let sent = drawn(Way::Kitty, &raster);
    let pieces = pieces(&sent);
    assert_eq!(pieces.len(), 1);
    assert_eq!(pieces[0].0, "a=T,f=100,i=7529,q=2,C=1,c=3,r=2,m=0");
    let png = bytes_of(&pieces[0].1);
    assert_eq!(pixels_of(&png, ImageFormat::Png), raster);
    let whole = format!("\x1B_Ga=T,f=100,i=7529,q=2,C=1,c=3,r=2,m=0;{}\x1B\\", base64(&png));
    assert_eq!(String::from_utf8(sent).unwrap(), whole);
}

#[test]
fn a_long_png_is_parted_and_only_the_last_part_says_that_it_is() {
    for line in [Line::Near, Line::Far] {
        let raster = noise(90, 60);
        let pieces = pieces(&Drawing::new((Way::Kitty, line), &raster, (Cells(3), 2)).bytes);
        assert!(pieces.len() > 2, "{}", pieces.len());
        let (last, before) = pieces.split_last().unwrap();
        assert!(before[0].0.starts_with("a=T,") && before[0].0.ends_with(",m=1"));
        assert!(before[1..].iter().all(|(said, _)| said == "q=2,m=1") && last.0 == "q=2,m=0");
        assert!(before.iter().all(|(_, letters)| letters.len() == 4_096) && last.1.len() <= 4_096);
        let letters: String = pieces.iter().map(|(_, letters)| letters.as_str()).collect();
        assert_eq!(pixels_of(&bytes_of(&letters), ImageFormat::Png), raster);
    }
}

#[test]
fn iterm2_is_sent_a_jpeg_that_is_stretched_over_its_cells() {
    let raster = Raster::new(8, vec![[200, 100, 50]; 64]);
    let sent = String::from_utf8(drawn(Way::Iterm2, &raster)).unwrap();
    let (said, letters) = sent.strip_suffix('\x07').unwrap().split_once(':').unwrap();
    let jpeg = bytes_of(letters);
    let expected = format!("inline=1;size={};width=3;height=2;preserveAspectRatio=0", jpeg.len());
    assert_eq!(said, format!("\x1B]1337;File={expected}"));
    let shown = pixels_of(&jpeg, ImageFormat::Jpeg);
    assert_eq!((shown.width(), shown.height()), (8, 8));
    assert!(shown.colours().iter().flatten().zip([200, 100, 50].iter().cycle()).all(|(a, b)| a.abs_diff(*b) < 6));
}

#[test]
fn sixels_are_bands_of_six_rows_with_a_pass_for_each_colour() {
    // Two columns and seven rows: red, and a blue last row.
    let raster = Raster::new(2, [vec![RED; 12], vec![BLUE; 2]].concat());
    let sent = String::from_utf8(drawn(Way::Sixel, &raster)).unwrap();
    let blue_first = "\x1BP0;1;0q\"1;1;2;7#0;2;0;0;100#1;2;100;0;0#1~~-#0@@-\x1B\\";
    let red_first = "\x1BP0;1;0q\"1;1;2;7#0;2;100;0;0#1;2;0;0;100#0~~-#1@@-\x1B\\";
    assert!(sent == blue_first || sent == red_first, "{}", sent.escape_debug());
}

#[test]
fn runs_of_sixels_are_shortened_and_what_is_empty_at_the_end_is_left_out() {
    let raster = Raster::new(9, [vec![RED; 5], vec![BLUE; 4]].concat());
    let sent = String::from_utf8(drawn(Way::Sixel, &raster)).unwrap();
    assert!(sent.contains("!5@$") || sent.ends_with("!5@-\x1B\\"), "{}", sent.escape_debug());
    assert!(sent.contains("!5?!4@"), "{}", sent.escape_debug());
}

#[test]
fn a_picture_of_few_colours_has_exactly_those_in_sixels() {
    let raster = Raster::new(4, [[RED; 4], [BLUE; 4], [[51; 3]; 4]].concat());
    let hundred = |row: &[[u8; 3]]| -> Vec<[u16; 3]> {
        row.iter().map(|pixel| pixel.map(|part| (u16::from(part) * 100 + 127) / 255)).collect()
    };
    let expected: Vec<_> = raster.rows().map(hundred).collect();
    assert_eq!(read_sixels(&drawn(Way::Sixel, &raster)), expected);
}

#[test]
fn a_picture_of_many_colours_is_close_to_itself_in_sixels() {
    let raster = field(160, 120);
    let shown = read_sixels(&drawn(Way::Sixel, &raster));
    // Over squares of eight pixels, as an eye mixes them.
    for (top, left) in (0..120).step_by(8).flat_map(|top| (0..160).step_by(8).map(move |left| (top, left))) {
        let sum = |pixel: &dyn Fn(usize, usize) -> [i64; 3]| {
            let square = (top..top + 8).flat_map(|y| (left..left + 8).map(move |x| (x, y)));
            square.map(|(x, y)| pixel(x, y)).fold([0; 3], |sum, pixel| [0, 1, 2].map(|part| sum[part] + pixel[part]))
        };
        let wanted = sum(&|x, y| raster.colours()[y * 160 + x].map(i64::from));
        let seen = sum(&|x, y| shown[y][x].map(|part| i64::from(part) * 255 / 100));
        let off = (0..3).map(|part| (wanted[part] - seen[part]).abs() / 64).max();
        assert!(off < Some(8), "{left}, {top}: {off:?}");
    }
}

#[test]
fn a_picture_without_pixels_is_sent_as_nothing() {
    for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
        assert_eq!(drawn(way, &Raster::default()), b"", "{way:?}");
    }
}

#[test]
fn no_more_pixels_are_sent_than_the_picture_has_and_fewer_over_a_network() {
    assert_eq!(Way::Kitty.pixels((1000, 620), (1024, 640), Line::Near), (1000, 620));
    assert_eq!(Way::Iterm2.pixels((2000, 1240), (1024, 640), Line::Near), (1024, 640));
    assert_eq!(Way::Kitty.pixels((2000, 1240), (1024, 640), Line::Far), (640, 400));
    assert_eq!(Way::Kitty.pixels((300, 200), (1024, 640), Line::Far), (300, 200));
    assert_eq!(Way::Sixel.pixels((2000, 1240), (1024, 640), Line::Far), (2000, 1240));
    assert_eq!(Way::Kitty.pixels((0, 0), (0, 0), Line::Far), (1, 1));
}

#[test]
fn sixels_are_never_larger_than_what_xterm_shows() {
    let over =
        |line: Line, way: Way, width, height| way.room((Cells(170), 52), (CellSize::new(width, height).unwrap(), line));
    let room = |way, width, height| over(Line::Near, way, width, height);
    assert_eq!(room(Way::Sixel, 10, 20), (Cells(100), 50));
    assert_eq!(over(Line::Far, Way::Sixel, 10, 20), (Cells(64), 32));
    assert_eq!(over(Line::Far, Way::Kitty, 10, 20), (Cells(170), 52));
    assert_eq!(room(Way::Sixel, 5, 10), (Cells(170), 52));
    assert_eq!(room(Way::Sixel, 200, 400), (Cells(5), 2));
    assert_eq!([room(Way::Kitty, 10, 20), room(Way::Iterm2, 10, 20)], [(Cells(170), 52); 2]);
}

#[test]
fn sixels_suit_only_cells_of_the_size_they_were_made_for() {
    let raster = Raster::new(30, vec![RED; 30 * 40]);
    let suits = |way: Way, width, height| {
        Drawing::new((way, Line::Near), &raster, (Cells(3), 2)).suits(CellSize::new(width, height).unwrap())
    };
    assert!(suits(Way::Sixel, 10, 20) && !suits(Way::Sixel, 9, 20) && !suits(Way::Sixel, 10, 21));
    assert!(suits(Way::Kitty, 9, 18) && suits(Way::Iterm2, 9, 18));
}

/// What a way may be made of besides its ends: nothing that ends it or begins another.
fn is_allowed(way: Way, bytes: &[u8]) -> bool {
    let printable = |bytes: &[u8]| bytes.iter().all(|byte| (b' '..=b'~').contains(byte));
    match way {
        Way::Kitty => pieces(bytes).iter().all(|(said, letters)| {
            printable(said.as_bytes()) && letters.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b))
        }),
        Way::Iterm2 => bytes.strip_prefix(b"\x1B]").and_then(|rest| rest.strip_suffix(b"\x07")).is_some_and(printable),
        Way::Sixel => bytes.strip_prefix(b"\x1BP").and_then(|rest| rest.strip_suffix(b"\x1B\\")).is_some_and(printable),
    }
}

fn any_raster() -> impl Strategy<Value = Raster> {
    let colour = prop_oneof![any::<[u8; 3]>(), Just(RED), Just(BLUE), (0..3_u8).prop_map(|grey| [grey * 100; 3])];
    (1_u16..20).prop_flat_map(move |width| {
        proptest::collection::vec(colour.clone(), usize::from(width)..200)
            .prop_map(move |colours| Raster::new(width, colours))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn of_any_pixels_only_allowed_bytes_are_sent_and_the_same_pixels_come_out(raster in any_raster()) {
        for way in [Way::Kitty, Way::Iterm2, Way::Sixel] {
            prop_assert!(is_allowed(way, &drawn(way, &raster)), "{way:?}");
        }
        let letters: String = pieces(&drawn(Way::Kitty, &raster)).into_iter().map(|(_, letters)| letters).collect();
        prop_assert_eq!(pixels_of(&bytes_of(&letters), ImageFormat::Png), raster.clone());
        let shown = read_sixels(&drawn(Way::Sixel, &raster));
        prop_assert_eq!((shown[0].len(), shown.len()), (usize::from(raster.width()), usize::from(raster.height())));
        // Every pixel is set.
        prop_assert!(shown.iter().flatten().flatten().all(|part| *part <= 100));
    }

    #[test]
    fn base64_gives_its_bytes_back(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
        prop_assert_eq!(bytes_of(&base64(&bytes)), bytes);
    }
}
