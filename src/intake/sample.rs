//! The bundled sample: articles in Markdown with front matter, read by the same way in as any file.

use super::read;
use crate::model::Article;

/// The files of the sample: Arabic articles, the newest first, then those in other languages.
const FILES: [(&str, &str); 28] = [
    ("01-kalamun-siraj.md", include_str!("../../assets/sample/01-kalamun-siraj.md")),
    ("02-pytorch-cairo.md", include_str!("../../assets/sample/02-pytorch-cairo.md")),
    ("03-server-heat-ifrane.md", include_str!("../../assets/sample/03-server-heat-ifrane.md")),
    ("04-passkeys-kuwait.md", include_str!("../../assets/sample/04-passkeys-kuwait.md")),
    ("05-beirut-landmarks.md", include_str!("../../assets/sample/05-beirut-landmarks.md")),
    ("06-duqm-wind.md", include_str!("../../assets/sample/06-duqm-wind.md")),
    ("07-olive-oil-sfax.md", include_str!("../../assets/sample/07-olive-oil-sfax.md")),
    ("08-household-budget-egypt.md", include_str!("../../assets/sample/08-household-budget-egypt.md")),
    ("09-aleppo-soap.md", include_str!("../../assets/sample/09-aleppo-soap.md")),
    ("10-white-friday-prices.md", include_str!("../../assets/sample/10-white-friday-prices.md")),
    ("11-nouakchott-summit.md", include_str!("../../assets/sample/11-nouakchott-summit.md")),
    ("12-paperless-border.md", include_str!("../../assets/sample/12-paperless-border.md")),
    ("13-youth-parliament.md", include_str!("../../assets/sample/13-youth-parliament.md")),
    ("14-red-sea-fishing.md", include_str!("../../assets/sample/14-red-sea-fishing.md")),
    ("15-derby-atlas.md", include_str!("../../assets/sample/15-derby-atlas.md")),
    ("16-marathon-muscat.md", include_str!("../../assets/sample/16-marathon-muscat.md")),
    ("17-chess-tunis.md", include_str!("../../assets/sample/17-chess-tunis.md")),
    ("18-padel-boom.md", include_str!("../../assets/sample/18-padel-boom.md")),
    ("19-lunar-dust.md", include_str!("../../assets/sample/19-lunar-dust.md")),
    ("20-sickle-cell.md", include_str!("../../assets/sample/20-sickle-cell.md")),
    ("21-coral-aqaba.md", include_str!("../../assets/sample/21-coral-aqaba.md")),
    ("22-verse-kufa.md", include_str!("../../assets/sample/22-verse-kufa.md")),
    ("23-roman-mosaic.md", include_str!("../../assets/sample/23-roman-mosaic.md")),
    ("24-film-amman.md", include_str!("../../assets/sample/24-film-amman.md")),
    ("25-tehran-library.md", include_str!("../../assets/sample/25-tehran-library.md")),
    ("26-solar-yazd.md", include_str!("../../assets/sample/26-solar-yazd.md")),
    ("27-lahore-buses.md", include_str!("../../assets/sample/27-lahore-buses.md")),
    ("28-reading-arabic-on-screens.md", include_str!("../../assets/sample/28-reading-arabic-on-screens.md")),
];

/// The articles that come with khabar, written for it: what the reader opens on when nothing else is asked for.
#[must_use]
pub fn sample() -> Vec<Article> {
    sample_from(&FILES)
}

/// The articles of `files`: pairs of a file name and its Markdown, in their order.
#[must_use]
pub fn sample_from(files: &[(&str, &str)]) -> Vec<Article> {
    files.iter().flat_map(|(name, text)| read(text.as_bytes(), name).articles).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_read_as_markdown_with_front_matter() {
        let file = "---\nsample: true\ntitle: \"مكتبة الحي\"\nlanguage: ar\n---\n\nفتحت المكتبة أبوابها.\n";
        let articles = sample_from(&[("01-library.md", file)]);
        assert_eq!(articles.len(), 1);
        assert_eq!(articles[0].title, "مكتبة الحي");
        assert_eq!(articles[0].text, "مكتبة الحي\n\nفتحت المكتبة أبوابها.");
    }
}
