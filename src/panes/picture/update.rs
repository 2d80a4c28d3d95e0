//! How the overlay of a picture changes: the picture comes, or it is known why it does not.

use super::state::{Stage, State};

impl State {
    /// There is something else to be seen now of the picture at `url`. What is about another one is not for this overlay.
    pub fn take(&mut self, url: &str, stage: Stage) {
        if self.url == url {
            self.stage = stage;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::arrangement::Size;
    use crate::model::{Article, BlockKind, Picture, Pixels};
    use crate::text::Cells;

    const SCREEN: Size = Size { columns: 80, rows: 24 };

    fn article(words: &str) -> Article {
        let picture = Picture { url: "https://news.example/a.png".to_owned(), words: words.to_owned() };
        let mut article = Article { language: "ar".to_owned(), picture: Some(picture), ..Article::default() };
        article.push(BlockKind::Paragraph, "نص");
        article.push(BlockKind::Caption, "السوق صباحًا (وكالة الوادي)");
        article
    }

    #[test]
    fn the_caption_is_what_was_said_of_the_picture_else_the_first_of_the_article() {
        let caption = |words| State::of(&article(words), Stage::Coming).map(|state| state.caption);
        assert_eq!(caption("الجسر الجديد").as_deref(), Some("الجسر الجديد"));
        assert_eq!(caption(" ").as_deref(), Some("السوق صباحًا (وكالة الوادي)"));
        assert_eq!(State::of(&Article::default(), Stage::Coming), None);
    }

    #[test]
    fn what_is_about_another_picture_is_not_for_this_overlay() {
        let mut state = State::of(&article(""), Stage::Coming).expect("it has a picture");
        state.take("https://news.example/b.png", Stage::Words);
        assert_eq!(state.stage, Stage::Coming);
        state.take("https://news.example/a.png", Stage::Words);
        assert_eq!(state.stage, Stage::Words);
    }

    #[test]
    fn a_picture_of_all_its_room_and_its_caption_fit_on_the_screen() {
        for (columns, rows) in [(20, 5), (40, 12), (57, 16), (80, 24), (132, 43), (300, 90)] {
            let screen = Size { columns, rows };
            let mut state = State::of(&article(&"كلمات كثيرة عن الصورة ".repeat(9)), Stage::Coming).expect("a picture");
            let room = state.room(screen);
            let pixels = vec![[0; 3]; usize::from(room.columns) * usize::from(room.rows) * 2];
            let url = state.url.clone();
            state.take(&url, Stage::Here(Pixels::new(room.columns, pixels)));
            let area = state.area(screen);
            assert!(area.right().0 <= columns && area.top + area.height < rows, "{screen:?}: {area:?}");
            assert!(area.width >= Cells(room.columns), "{screen:?}: {area:?}");
        }
        assert_eq!(
            State::of(&article(""), Stage::Coming).map(|state| state.room(SCREEN)),
            Some(Size { columns: 72, rows: 14 })
        );
    }
}
