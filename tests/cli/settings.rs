//! `khabar config`, and what the config file and the environment decide.

use crate::command::{Outcome, command, file, finish, fixture, folder, khabar};
use crate::library::Shelf;
use std::fs;
use std::path::PathBuf;

/// A config file of this content, for the test `name`.
fn config(name: &str, content: &str) -> String {
    file(&format!("settings_{name}"), content).to_str().expect("the path is UTF-8").to_owned()
}

/// Runs khabar with these arguments and variables.
fn with(variables: &[(&str, &str)], arguments: &[&str]) -> Outcome {
    finish(command().args(arguments).envs(variables.iter().copied()))
}

#[test]
fn the_default_file_is_in_order_in_both_languages_and_decides_nothing() {
    for language in ["ar", "en"] {
        let printed = khabar(["config", "default", "--language", language]).done();
        assert!(printed.contains("\n#align = \"justify\"\n") && printed.contains("KHABAR_ALIGN"), "{printed}");
        let path = config(&format!("default_{language}"), &printed);
        assert!(khabar(["config", "check", &path]).done().contains(&path));
        let show = ["show", "--width", "60", &fixture("market.txt")].map(str::to_owned);
        let named = khabar(["--config".to_owned(), path].iter().chain(&show)).done();
        assert_eq!(named, khabar(&show).done());
    }
}

#[test]
fn the_path_is_where_the_option_the_variable_or_xdg_says() {
    let elsewhere = [("XDG_CONFIG_HOME", "/elsewhere")];
    assert_eq!(with(&elsewhere, &["config", "path"]).done(), "/elsewhere/khabar/config.toml\n");
    let variable = [("XDG_CONFIG_HOME", "/elsewhere"), ("KHABAR_CONFIG", "/mine.toml")];
    assert_eq!(with(&variable, &["config", "path"]).done(), "/mine.toml\n");
    assert_eq!(with(&variable, &["config", "path", "--config", "/other.toml"]).done(), "/other.toml\n");
    with(&[("HOME", ""), ("XDG_CONFIG_HOME", "")], &["config", "path"]).failed(1, &["HOME", "--config"]);
}

#[test]
fn every_fault_is_said_with_its_file_and_line() {
    let path = config(
        "faults",
        "[raeder]\n[reader]\nmouse = 3\n[terminals]\nkitty = 'sideways'\n[keys]\nup = ['kk']\nhelp = ['j']\n",
    );
    let checked = khabar(["config", "check", &path]);
    assert_eq!((checked.code, checked.out.as_str()), (2, ""));
    let expected = [
        "line 1: unknown table [raeder]; did you mean \"reader\"?",
        "line 3: mouse must be true or false",
        "line 5: no terminal mode is called \"sideways\"",
        "line 7: unknown key \"kk\"",
        "line 8: \"j\" clashes with \"j\" of down in the preset; give down other keys, or none: down = []",
    ];
    let lines: Vec<&str> = checked.err.lines().collect();
    assert_eq!(lines.len(), expected.len(), "{}", checked.err);
    for (line, words) in lines.iter().zip(expected) {
        assert!(line.starts_with(&format!("khabar: {path}: {words}")), "{line}");
    }
}

#[test]
fn a_file_that_is_not_there_is_no_fault_unless_it_was_named() {
    assert!(khabar(["config", "check", "--language", "en"]).done().contains("khabar config default > "));
    khabar(["config", "check", "/nowhere.toml"]).failed(1, &["/nowhere.toml", "no such file"]);
    with(&[("KHABAR_CONFIG", "/nowhere.toml")], &["config", "check"]).failed(1, &["/nowhere.toml"]);
    khabar(["config"]).failed(2, &["--help"]);
}

#[test]
fn an_unknown_name_is_warned_of_and_counts_for_nothing() {
    let path = config("unknown", "[reader]\naling = 'justify'\n");
    let shown = khabar(["--config", &path, "show", &fixture("market.txt")]);
    assert_eq!((shown.code, shown.out), (0, khabar(["show", &fixture("market.txt")]).done()));
    let warning = "line 2: unknown key \"aling\" in [reader]; did you mean \"align\"?; it counts for nothing\n";
    assert_eq!(shown.err, format!("khabar: {path}: {warning}"), "once");
    khabar(["config", "check", &path]).failed(2, &["line 2", "aling"]);
}

#[test]
fn an_option_wins_over_the_variable_that_over_the_file_and_that_over_the_default() {
    let market = fixture("market.txt");
    let show = ["show", "--width", "40", "--terminal", "visual"];
    let plain = khabar(show.iter().chain([&market.as_str()])).done();
    let flush = khabar(show.iter().chain([&"--align", &"justify", &market.as_str()])).done();
    assert_ne!(plain, flush);
    let path = config("order", "[reader]\nalign = 'justify'\n");
    let arguments = |more: &[&str]| [&["--config", &path], &show[..], more, &[&market]].concat().join("\u{0}");
    let run = |variables: &[(&str, &str)], more: &[&str]| {
        with(variables, &arguments(more).split('\u{0}').collect::<Vec<_>>()).done()
    };
    assert_eq!(run(&[], &[]), flush, "the file");
    assert_eq!(run(&[("KHABAR_ALIGN", "start")], &[]), plain, "the variable over the file");
    assert_eq!(run(&[("KHABAR_ALIGN", "start")], &["--align", "justify"]), flush, "the option over the variable");
}

#[test]
fn a_variable_with_a_wrong_value_is_wrong_usage() {
    let wrong = with(&[("KHABAR_MEASURE", "wide")], &["list"]);
    wrong.failed(2, &["KHABAR_MEASURE", "a whole number, 20 to 400"]);
    let clash = config("clash", "[keys]\nstar = ['F1']\n");
    with(&[("KHABAR_PRESET", "arrows")], &["--config", &clash, "list"]).failed(2, &["line 2", "F1", "help"]);
}

#[test]
fn show_sets_articles_of_a_language_as_that_has_it_for_itself() {
    let path = config("languages", "[reader.languages.fa]\nmarks = 'hide'\n");
    let show = |language: &str| {
        let article = format!("{{\"title\": \"سالِ نو\", \"body\": \"متنِ خبر\", \"language\": \"{language}\"}}");
        let item = file(&format!("settings_languages_{language}.json"), &article);
        khabar(["--config".as_ref(), path.as_ref(), "show".as_ref(), item.as_os_str()]).done()
    };
    assert_eq!(show("fa").matches('\u{650}').count(), 0);
    assert_eq!(show("ar").matches('\u{650}').count(), 2);
}

#[test]
fn the_language_can_be_set_in_the_file_and_by_its_variable() {
    let shelf = Shelf::with_news("settings_language");
    let headlines = |variables: &[(&str, &str)], more: &[&str]| {
        let library = shelf.path().to_str().expect("the path is UTF-8").to_owned();
        let arguments: Vec<&str> = ["doctor", "--library", &library].into_iter().chain(more.iter().copied()).collect();
        with(variables, &arguments).done().contains("Mode: logical")
    };
    let english = config("language", "[interface]\nlanguage = 'en'\n");
    let locale = [("LANG", "ar_EG.UTF-8")];
    assert!(!headlines(&locale, &[]));
    assert!(headlines(&locale, &["--config", &english]));
    assert!(!headlines(&[("KHABAR_LANGUAGE", "ar")], &["--config", &english]));
    assert!(headlines(&[("KHABAR_LANGUAGE", "ar")], &["--config", &english, "--language", "en"]));
}

#[test]
fn the_library_can_be_named_by_a_variable() {
    let shelf = Shelf::with_news("settings_library");
    let path = shelf.path().to_str().expect("the path is UTF-8").to_owned();
    let listed = with(&[("KHABAR_LIBRARY", &path)], &["list", "--format", "json"]);
    assert_eq!(listed.json_lines().len(), 3);
    with(&[("KHABAR_LIBRARY", "/nowhere/library.db")], &["list"]).failed(1, &["/nowhere/library.db"]);
}

#[test]
fn a_file_with_faults_changes_nothing_of_what_is_said_about_it() {
    let home = folder("settings_broken_home");
    let path: PathBuf = home.join("khabar/config.toml");
    fs::create_dir_all(path.parent().expect("it lies in one")).expect("it is ours");
    fs::write(&path, "[reader\n").expect("it is ours");
    let run = |arguments: &[&str]| finish(command().args(arguments).env("XDG_CONFIG_HOME", &home));
    assert_eq!(run(&["config", "path"]).done(), format!("{}\n", path.display()));
    assert_eq!(run(&["config", "default"]).done(), khabar(["config", "default"]).done());
    run(&["config", "check"]).failed(2, &["config.toml: line 1: "]);
    run(&["list"]).failed(2, &["config.toml: line 1: "]);
}

#[test]
fn a_theme_that_khabar_would_not_start_with_is_a_fault() {
    let place = folder("settings_themes");
    let config = place.join("config.toml");
    let check = || khabar(["config".as_ref(), "check".as_ref(), config.as_os_str()]);
    fs::write(&config, "[interface]\ntheme = \"nothere\"\n").expect("it can be written");
    assert!(check().err.contains("there is no theme of that name"), "{}", check().err);
    assert_eq!(check().code, 2);
    fs::create_dir_all(place.join("themes")).expect("it can be made");
    fs::write(place.join("themes/nothere.toml"), "based-on = \"dark\"\nroles = 3\n").expect("it can be written");
    assert!(check().err.contains("nothere.toml"), "{}", check().err);
    fs::write(place.join("themes/nothere.toml"), "based-on = \"dark\"\n").expect("it can be written");
    assert_eq!(check().code, 0, "{}", check().err);
}

#[test]
fn a_wrong_variable_takes_nothing_from_the_others_nor_from_the_file_where_it_is_forgiven() {
    let english = |variables: &[(&str, &str)], arguments: &[&str]| {
        with(variables, arguments).done().contains("Reading an article.")
    };
    let wrong = ("KHABAR_MEASURE", "wide");
    let printed = ["config", "default"];
    assert!(!english(&[("KHABAR_LANGUAGE", "ar"), wrong], &printed));
    assert!(english(&[("KHABAR_LANGUAGE", "en"), wrong], &printed));
    let path = config("forgiven", "[interface]\nlanguage = 'en'\n");
    assert!(english(&[("LANG", "ar_EG.UTF-8"), wrong], &["--config", &path, "config", "default"]));
    let broken = config("forgiven_not", "[interface\n");
    let variables = [("LANG", "ar_EG.UTF-8"), ("KHABAR_LANGUAGE", "en")];
    assert!(english(&variables, &["--config", &broken, "config", "default"]), "nor does a broken file");
}

#[test]
fn the_man_page_is_there_for_whoever_has_a_fault_in_the_config_file() {
    let path = config("man", "[reader]\nalign = \"sideways\"\n");
    assert!(khabar(["--config", &path, "man", "--language", "en"]).done().contains("themes/NAME.toml"));
}

#[test]
fn lists_have_the_signs_that_were_chosen() {
    let shelf = Shelf::new("settings_shelf_of_signs");
    let feed =
        file("settings_signs.xml", "<rss><channel><title>نشرة</title><item><title>خبر</title></item></channel></rss>");
    shelf.khabar(["add".as_ref(), feed.as_os_str()]).done();
    assert!(shelf.khabar(["list"]).done().starts_with('●'));
    let path = config("signs_ascii", "[interface]\nsigns = \"ascii\"\n");
    assert!(!shelf.khabar(["--config", &path, "list"]).done().contains('●'));
}
