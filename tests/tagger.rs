//! The tagger by itself: the file of the program reads as the training program says it must.

use khabar::entities::tagger::{Model, Settings, tag};

const FILE: &[u8] = include_bytes!("../assets/entities/tagger.bin");
const TEXT: &str = include_str!("fixtures/entities/frozen.txt");
const REFERENCE: &str = include_str!("fixtures/entities/frozen.tsv");

#[test]
fn the_file_names_what_the_learnt_weights_name() {
    let model = Model::read(FILE).expect("the file of the program is well formed");
    let found = tag(&model, TEXT, Settings { again: 0.0, ..Settings::default() });
    let lines = found.iter().map(|found| {
        let tokens = found.tokens.bytes();
        format!("{}\t{}\t{:?}\n", tokens.start, tokens.end, found.sort)
    });
    assert_eq!(lines.collect::<String>(), REFERENCE);
}

#[test]
fn a_damaged_file_never_breaks_the_reader() {
    for at in (0..FILE.len()).step_by(FILE.len() / 97) {
        let mut file = FILE.to_vec();
        file[at] ^= 0x5A;
        if let Some(model) = Model::read(&file) {
            let found = tag(&model, TEXT, Settings::default());
            assert!(found.iter().all(|found| TEXT.get(found.name.bytes()).is_some()), "{at}");
        }
        assert!(Model::read(&FILE[..at]).is_none(), "{at}");
    }
}

#[test]
fn names_of_the_tagger_follow_one_another() {
    let model = Model::read(FILE).expect("the file of the program is well formed");
    let found = tag(&model, TEXT, Settings::default());
    assert!(found.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
    assert!(found.iter().all(|found| (0.0..=1.0).contains(&found.sure)));
}
