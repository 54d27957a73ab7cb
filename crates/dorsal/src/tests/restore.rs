//! Who was erased never comes back with a backup unless somebody says so.

use super::{Site, refused};

#[tokio::test]
async fn a_backup_without_the_list_of_erasures_is_not_put_back_silently() {
    let site = Site::new();
    let (ana, rui) = (site.somebody().await, site.somebody().await);
    let backup = site.path("backup");
    site.run(&["backup", &backup]).await.unwrap();
    site.run(&["erase", &ana.to_string()]).await.unwrap();
    let anchors = site.path("key.anchors");
    let whole = std::fs::read_to_string(&anchors).unwrap();
    site.run_on("again", &["restore", &backup]).await.unwrap();
    assert_eq!(site.persons("again").await, [rui], "who was erased is left out");

    let back = |text: Option<String>| match text {
        Some(text) => std::fs::write(&anchors, text).unwrap(),
        None => std::fs::remove_file(&anchors).unwrap(),
    };
    let damaged = whole.replace("erased ", "erasde ");
    assert_ne!(damaged, whole);
    for (text, what) in [
        (None, "the file of anchors is missing"),
        (Some(String::new()), "the file of anchors is empty"),
        (Some(damaged.clone()), "changed or damaged in 1 line"),
    ] {
        back(text.clone());
        let error = site.run_on("other", &["restore", &backup]).await;
        refused(error, &[what, "--anchors FILE", "--erased-may-return", "key.anchors"]);
        assert!(!std::path::Path::new(&site.path("other")).exists(), "nothing is made: {what}");
        assert_eq!(std::fs::read_to_string(&anchors).ok(), text, "nothing is written: {what}");
    }
    back(None);
    site.run_on("other", &["restore", "--erased-may-return", &backup]).await.unwrap();
    let mut both = vec![ana, rui];
    both.sort();
    let mut there = site.persons("other").await;
    there.sort();
    assert_eq!(there, both, "it was said that they may");
}

#[tokio::test]
async fn a_damaged_line_is_kept_beside_when_a_state_is_accepted() {
    let site = Site::new();
    let (ana, _) = (site.somebody().await, site.somebody().await);
    site.run(&["erase", &ana.to_string()]).await.unwrap();
    // One line for each record: nothing else says that the erased one was ever there.
    site.run(&["verify", "--accept"]).await.unwrap();
    let anchors = site.path("key.anchors");
    assert!(!std::path::Path::new(&site.path("key.anchors.damaged")).exists(), "nothing is damaged");
    let damaged = std::fs::read_to_string(&anchors).unwrap().replace("erased ", "erasde ");
    std::fs::write(&anchors, &damaged).unwrap();
    refused(site.run(&["verify"]).await, &["damaged in 1 line", "may say that somebody was erased"]);
    site.run(&["verify", "--accept"]).await.unwrap();
    let aside = std::fs::read_to_string(site.path("key.anchors.damaged")).unwrap();
    assert!(aside.starts_with("erasde ") && damaged.contains(&aside), "{aside}");
    site.run(&["verify"]).await.unwrap();
}
