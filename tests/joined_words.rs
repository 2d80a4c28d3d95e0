//! Whole words and sentences of the languages that are written from right to left, as cells show them.
//!
//! Cells are dumped from left to right, one word a cell: ASCII as it is, `_` for a blank, other characters by their
//! code, `+` between the characters of one cell.

use khabar::text::{Cells, Options, lay_out};

#[test]
fn arabic_is_joined() {
    assert_eq!(
        line("أعلنت وزارة الصحة بدء حملة التلقيح."),
        ". FEA2 FEF4 FED8 FEE0 FE98 FEDF FE8D _ FE94 FEE0 FEE4 FEA3 _ FE80 FEAA FE91 _ FE94 FEA4 FEBC FEDF \
         FE8D _ FE93 FEAD FE8D FEAF FEED _ FE96 FEE8 FEE0 FECB FE83"
    );
    assert_eq!(
        line("الآن لإعلان نتائج الأبحاث ولأول مرة"),
        "FE93 FEAE FEE3 _ FEDD FEED FEF7 FEED _ FE99 FE8E FEA4 FE91 FEF7 FE8D _ FE9E FE8B FE8E FE98 FEE7 _ \
         FEE5 FEFC FECB FEF9 _ FEE5 FEF5 FE8D"
    );
    assert_eq!(
        line("إ\u{650}ن\u{64E}\u{651} الل\u{64F}\u{651}غ\u{64E}ة\u{64E} ل\u{64E}ا ت\u{64E}م\u{64F}وت\u{64F}"),
        "FE95+064F FEEE FEE4+064F FE97+064E _ FEFB+064E _ FE94+064E FED0+064E FEE0+064F+0651 FEDF FE8D _ \
         FEE5+064E+0651 FE87+0650"
    );
    assert_eq!(
        line("شيء سيئ ومسؤولية عائلة رؤوس أموال"),
        "FEDD FE8D FEEE FEE3 FE83 _ FEB1 FEED FE85 FEAD _ FE94 FEE0 FE8B FE8E FECB _ FE94 FEF4 FEDF FEED \
         FE86 FEB4 FEE3 FEED _ FE8A FEF4 FEB3 _ FE80 FEF2 FEB7"
    );
}

#[test]
fn persian_is_joined_but_where_a_zwnj_forbids_it() {
    assert_eq!(
        line("رئیس\u{200C}جمهور می\u{200C}گوید گفت\u{200C}وگوها ادامه دارد."),
        ". FEA9 FEAD FE8D FEA9 _ FEEA FEE3 FE8D FEA9 FE8D _ FE8E FEEB FEEE FB94 FEED FE96 FED4 FB94 _ FEAA \
         FBFE FEEE FB94 FBFD FEE3 _ FEAD FEEE FEEC FEE4 FE9F FEB2 FBFF FE8B FEAD"
    );
    assert_eq!(
        line("چاپ کتاب\u{200C}های پژوهشی ژرف"),
        "FED1 FEAD FB8A _ FBFD FEB8 FEEB FEED FB8B FB58 _ FBFC FE8E FEEB FE8F FE8E FE98 FB90 _ FB56 FE8E FB7C"
    );
}

#[test]
fn urdu_is_joined() {
    assert_eq!(
        line("وزیر\u{650} اعظم نے کہا ہے کہ ٹیم آج لاہور پہنچے گی۔"),
        "06D4 FBFD FB94 _ FBAF FB7D FEE8 FBA9 FB58 _ FEAD FEEE FBA8 FEFB _ FE9D FE81 _ FEE2 FBFF FB68 _ \
         FBA7 FB90 _ FBAF FBA8 _ FE8E FBA9 FB90 _ FBAF FEE7 _ FEE2 FEC8 FECB FE8D _ FEAE+0650 FBFE FEAF FEED"
    );
    assert_eq!(
        line("گھوڑا بھاگ رہا ہے، ڈاکٹر نہیں آیا"),
        "FE8E FBFE FE81 _ FB9F FBFF FBA9 FEE7 _ FEAE FB69 FB90 FE8D FB88 _ 060C FBAF FBA8 _ FE8E FBA8 FEAD \
         _ FB92 FE8E FBAD FE91 _ FE8D FB8C FEEE FBAD FB94"
    );
}

#[test]
fn pashto_is_joined_and_letters_without_forms_stay() {
    assert_eq!(
        line("ښځې په ځینو ښارونو کې ډېرې ستونزې لري."),
        ". FEF1 FEAE FEDF _ FBE4 FEB0 FEE7 FEEE FE98 FEB3 _ FBE4 FEAE FBE6 0689 _ FBE5 FB90 _ FEEE FEE7 \
         FEED FEAD FE8E 069A _ FEEE FEE8 FBFF 0681 _ FEEA FB58 _ FBE5 0681 069A"
    );
    assert_eq!(
        line("څوک ږغ کړ ګڼ خلک ژړې ټول"),
        "FEDD FEEE 067C _ FBE4 0693 FB8A _ FB8F FEE0 FEA7 _ 06BC 06AB _ 0693 FB90 _ FECD 0696 _ FB8E FEEE 0685"
    );
}

#[test]
fn sorani_is_joined_and_its_short_e_looks_like_heh() {
    assert_eq!(
        line("کوردستان وڵاتێکی جوانە و خەڵکەکەی میوانپەروەرن."),
        ". FEE5 FEAD FEE9 FEED FEAD FEEA FB59 FEE7 FE8D FEEE FBFF FEE3 _ FBFC FEEA FB90 FEEA FB91 06B5 FEEA \
         FEA7 _ FEED _ FEEA FEE7 FE8D FEEE FE9F _ FBFD FB91 06CE FE97 FE8E 06B5 FEED _ FEE5 FE8E FE98 FEB3 \
         FEA9 FEAD FEEE FB90"
    );
    assert_eq!(
        line("ڕۆژنامەکە هەواڵی نوێی بڵاو کردەوە"),
        "FEE9 FEED FEE9 FEA9 FEAE FB90 _ FEED FE8E 06B5 FE91 _ FBFD 06CE FEEE FEE7 _ FBFD 06B5 FE8D FEED \
         FEEA FEEB _ FEEA FB90 FEEA FEE3 FE8E FEE7 FB8A FBD9 0695"
    );
}

#[test]
fn uyghur_is_joined() {
    assert_eq!(
        line("يېڭى خەۋەر بۈگۈن ئېلان قىلىندى."),
        ". FEEF FEAA FEE8 FBE9 FEE0 FBE9 FED7 _ FEE5 FEFC FBE7 FE8B _ FEE5 FBDC FB94 FBDC FE91 _ FEAD FEE9 \
         FBDE FEEA FEA7 _ FEF0 FBD6 FBE7 FEF3"
    );
    assert_eq!(
        line("ئۇيغۇر تىلى ناھايىتى گۈزەل"),
        "FEDD FEE9 FEAF FBDC FB94 _ FEF0 FE98 FBE9 FEF3 FE8E FBAC FE8E FEE7 _ FEF0 FEE0 FBE9 FE97 _ FEAD \
         FBD8 FED0 FEF3 FBD8 FE8B"
    );
}

#[test]
fn sindhi_is_joined() {
    assert_eq!(
        line("سنڌي ٻولي پاڪستان ۾ ڳالهائي وڃي ٿي."),
        ". FEF2 FB64 _ FEF2 FB78 FEED _ FEF2 FE8B FE8E FEEC FEDF FE8E FB98 _ 06FE _ FEE5 FE8E FE98 FEB4 \
         06AA FE8E FB58 _ FEF2 FEDF FEEE FB54 _ FEF1 FB85 FEE8 FEB3"
    );
    assert_eq!(
        line("ڀاء\u{64F} ڄاڻي ٿو ته ٺٽو ڦٽو ٽڪر"),
        "FEAE 06AA 067D _ FEEE 067D FB70 _ FEEE 067D FB60 _ FEEA FE97 _ FEEE FB64 _ FEF2 FBA2 FE8E FB74 _ \
         FE80+064F FE8E FB5C"
    );
}

#[test]
fn hebrew_stays_as_it_is_stored() {
    assert_eq!(
        line("ראש הממשלה נפגש עם השרים בירושלים."),
        ". 05DD 05D9 05DC 05E9 05D5 05E8 05D9 05D1 _ 05DD 05D9 05E8 05E9 05D4 _ 05DD 05E2 _ 05E9 05D2 05E4 \
         05E0 _ 05D4 05DC 05E9 05DE 05DE 05D4 _ 05E9 05D0 05E8"
    );
    assert_eq!(line("ש\u{5C1}\u{5B8}לו\u{5B9}ם עולם"), "05DD 05DC 05D5 05E2 _ 05DD 05D5+05B9 05DC 05E9+05B8+05C1");
}

#[test]
fn syriac_stays_as_it_is_stored() {
    assert_eq!(line("ܫܠܡܐ ܥܠܝܟܘܢ"), "0722 0718 071F 071D 0720 0725 _ 0710 0721 0720 072B");
    assert_eq!(line("ܡ\u{730}ܠܟ\u{735}ܐ"), "0710 071F+0735 0720 0721+0730");
}

#[test]
fn nko_stays_as_it_is_stored() {
    assert_eq!(line("ߒߞߏ ߞߊ\u{7F2}"), "07CA+07F2 07DE _ 07CF 07DE 07D2");
    assert_eq!(line("ߒ ߓߊ\u{7EC}\u{7EF} ߝߐ\u{7EB}"), "07D0+07EB 07DD _ 07CA+07EC+07EF 07D3 _ 07D2");
}

fn line(text: &str) -> String {
    let layout = lay_out(text, &Options::new(Cells(200)));
    assert_eq!(layout.height(), 1);
    let visible = layout.cells(0).filter(|cell| cell.width > Cells(0));
    visible.map(|cell| cell.symbol.chars().map(code).collect::<Vec<_>>().join("+")).collect::<Vec<_>>().join(" ")
}

fn code(c: char) -> String {
    match c {
        ' ' => "_".to_owned(),
        '!'..='~' => c.to_string(),
        _ => format!("{:04X}", u32::from(c)),
    }
}
