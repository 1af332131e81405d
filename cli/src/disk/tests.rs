//! Every step of writing fails once; every file is then as it was, or as it should be.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::operations::{Operations, Real};
use super::restore::restore;
use super::staged::Work;

/// A disk that fails at one step, and from there on if it is to be lasting.
#[derive(Default)]
struct Faulty {
    real: Real,
    left: usize,
    is_lasting: bool,
    has_failed: bool,
}

impl Faulty {
    fn step(&mut self, step: impl FnOnce(&mut Real) -> io::Result<()>) -> io::Result<()> {
        let fails = self.left == 0 || self.is_lasting && self.has_failed;
        self.left = self.left.wrapping_sub(1);
        self.has_failed |= fails;
        if fails { Err(io::Error::from(io::ErrorKind::StorageFull)) } else { step(&mut self.real) }
    }
}

impl Operations for Faulty {
    fn make_folder(&mut self, path: &Path) -> io::Result<()> {
        self.step(|real| real.make_folder(path))
    }

    fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        // What a full disk leaves of a file.
        self.step(|real| real.write(path, text)).inspect_err(|_| drop(fs::write(path, "ha")))
    }

    fn link(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|real| real.link(from, to))
    }

    fn rename(&mut self, from: &Path, to: &Path) -> io::Result<()> {
        self.step(|real| real.rename(from, to))
    }

    fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.step(|real| real.remove(path))
    }
}

/// Every file and folder below a folder.
fn tree(root: &Path) -> Tree {
    let mut found = BTreeMap::new();
    let mut waiting = vec![root.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().display().to_string();
            if path.is_dir() {
                waiting.push(path);
                found.insert(name, None);
            } else {
                found.insert(name, Some(fs::read_to_string(path).unwrap()));
            }
        }
    }
    found
}

fn before(root: &Path) {
    for (path, text) in
        [("a/one.rs", "old"), ("a/gone/two.rs", "old"), ("a/own.rs", "own"), ("a/.ferrosmith-stage/0.new", "x")]
    {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    }
}

fn write<O: Operations>(work: &mut Work<O>, root: &Path) -> anyhow::Result<()> {
    let (a, b) = (root.join("a"), root.join("b"));
    work.write(&a, &a.join("list"), "interim")?;
    work.write(&a, &a.join("one.rs"), "new")?;
    work.write(&a, &a.join("deep/er/three.rs"), "new")?;
    work.remove(&a, &a.join("gone/two.rs"))?;
    work.write(&b, &b.join("four.rs"), "new")?;
    work.write(&a, &a.join("list"), "final")?;
    work.commit()
}

/// Texts by path; folders have none.
type Tree = BTreeMap<String, Option<String>>;

/// The files of a tree, without its folders.
fn files(tree: &Tree) -> Tree {
    tree.iter().filter(|(_, text)| text.is_some()).map(|(name, text)| (name.clone(), text.clone())).collect()
}

/// The folder of a run, whether it succeeded, and what there was before and after it.
fn run(disk: Faulty) -> (tempfile::TempDir, bool, Tree, Tree) {
    let root = tempfile::tempdir().unwrap();
    before(root.path());
    let mut at_first = tree(root.path());
    at_first.retain(|name, _| !name.contains(".ferrosmith-stage"));
    let mut work = Work::<Faulty>::default();
    work.disk = disk;
    let done = write(&mut work, root.path()).is_ok();
    drop(work);
    let at_last = tree(root.path());
    (root, done, at_first, at_last)
}

#[test]
fn a_step_that_fails_leaves_every_file_as_it_was() {
    let mut steps = 0;
    loop {
        let (_root, done, at_first, at_last) = run(Faulty { left: steps, ..Faulty::default() });
        if done {
            let text = |name: &str| at_last.get(name).cloned().flatten();
            for (name, wanted) in
                [("a/list", "final"), ("a/one.rs", "new"), ("a/deep/er/three.rs", "new"), ("b/four.rs", "new")]
            {
                assert_eq!(text(name).as_deref(), Some(wanted), "{name}");
            }
            assert_eq!((at_last.get("a/gone"), text("a/own.rs").as_deref()), (None, Some("own")));
            assert!(!at_last.keys().any(|name| name.contains("stage")), "{at_last:?}");
            break;
        }
        assert_eq!(at_first, at_last, "step {steps} failed");
        steps += 1;
    }
    println!("{steps} steps");
    assert!(steps > 15);
}

/// Nothing can be put back on a disk that is gone; what was is not thrown away, and what was not touched is as it was.
#[test]
fn a_disk_that_fails_for_good_keeps_what_was() {
    let mut restored = 0;
    for left in 0..30 {
        let (root, done, at_first, at_last) = run(Faulty { left, is_lasting: true, ..Faulty::default() });
        if done {
            println!("{left} steps, {restored} of them left something to be put back");
            assert!(restored > 5);
            return;
        }
        for (name, text) in &at_first {
            let is_kept = at_last.get(name) == Some(text)
                || at_last.iter().any(|(place, found)| place.contains("stage") && found == text);
            assert!(is_kept, "step {left}: `{name}` is lost: {at_last:?}");
        }
        // On a disk that is there again, the next run puts everything back.
        restore(&root.path().join("a")).unwrap();
        restore(&root.path().join("b")).unwrap();
        assert_eq!(files(&at_first), files(&tree(root.path())), "step {left}");
        restored += usize::from(at_first != at_last);
    }
    panic!("more steps than that");
}

#[test]
fn a_folder_is_never_replaced() {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("one.rs")).unwrap();
    let mut work = Work::<Real>::default();
    let error = work.write(root.path(), &root.path().join("one.rs"), "new").unwrap_err();
    assert!(error.to_string().ends_with("it is a folder"), "{error}");
}

/// What somebody has changed after a run was killed is theirs, and paths that lead out of the folder are nobody's.
#[test]
fn what_was_changed_since_is_not_put_back() {
    let root = tempfile::tempdir().unwrap();
    let (crate_folder, stage) = (root.path().join("a"), root.path().join("a/.ferrosmith-stage"));
    fs::create_dir_all(&stage).unwrap();
    for number in 0..4 {
        fs::write(stage.join(format!("{number}.old")), "old").unwrap();
    }
    fs::write(crate_folder.join("untouched.rs"), "new").unwrap();
    let places = "replace 0 untouched.rs\nreplace 1 edited.rs\nreplace 2 ../out.rs\nremove 3 deep/gone.rs\nodd\n";
    fs::write(stage.join("places"), places).unwrap();
    let edited = crate_folder.join("edited.rs");
    fs::write(&edited, "mine").unwrap();
    let later = std::time::SystemTime::now() + std::time::Duration::from_secs(1);
    fs::File::options().write(true).open(&edited).unwrap().set_modified(later).unwrap();
    restore(&crate_folder).unwrap();
    let found: Vec<_> = files(&tree(root.path())).into_iter().map(|(name, text)| (name, text.unwrap())).collect();
    let expected = [("a/deep/gone.rs", "old"), ("a/edited.rs", "mine"), ("a/untouched.rs", "old")];
    assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
}
