//! What rustdoc shows of an emitted crate.

use std::path::Path;

use ferrosmith_tests::{cases, document_crate, read_texts, runtime_dependency, trial};
use libtest_mimic::Trial;

use crate::emit::emit_case;

pub(crate) fn trials() -> Vec<Trial> {
    vec![trial("emit::rustdoc_shows_setters_and_no_inner_trait", rustdoc)]
}

fn rustdoc() {
    let case = cases("emit").into_iter().find(|case| case.name() == "documentation");
    let case = case.unwrap_or_else(|| panic!("there is no case `documentation`"));
    let files = emit_case(&case, &runtime_dependency()).unwrap_or_else(|error| panic!("{error}"));
    let pages = document_crate("documentation", &files);
    setters_are_documented(&pages);
    inner_traits_are_not_shown(&pages);
}

/// Every setter has what its field has, in short.
fn setters_are_documented(pages: &Path) {
    let page = pages.join("operations/struct.GetThing.html");
    let page = std::fs::read_to_string(&page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let setter = |name: &str| {
        let (_, rest) = page.split_once(&format!("id=\"method.{name}\"")).unwrap_or_else(|| panic!("no {name}"));
        rest.split("id=\"method.").next().unwrap_or_default().to_owned()
    };
    assert!(setter("which").contains("Which thing: <code>a</code>, [b] or a Vec&lt;T&gt;."), "{}", setter("which"));
    assert!(setter("which").contains("href=\"struct.GetThing.html#structfield.which\""), "{}", setter("which"));
    assert!(setter("count").contains("How many of them."), "{}", setter("count"));
    assert!(setter("type").contains("href=\"struct.GetThing.html#structfield.type\""), "{}", setter("type"));
    assert!(!setter("silent").contains("docblock"), "{}", setter("silent"));
}

/// Of the runtime's traits, users see those that are for them.
fn inner_traits_are_not_shown(pages: &Path) {
    let pages = read_texts(pages);
    for page in
        ["operations/struct.GetThing.html", "types/struct.Other.html", "types/enum.Choice.html", "types/enum.Mode.html"]
    {
        let page = &pages[page];
        assert!(page.contains("id=\"impl-Debug-for-"), "no implementations are shown");
    }
    assert!(pages["operations/struct.GetThing.html"].contains("id=\"impl-Request-for-GetThing\""));
    for (path, page) in &pages {
        for inner in ["Structure", "Union", "Value", "OpenEnum", "OpenIntEnum"] {
            assert!(!page.contains(&format!("id=\"impl-{inner}-for-")), "{path} shows `{inner}`");
        }
    }
    println!("{} pages", pages.len());
}
