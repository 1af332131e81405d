//! README has every choice of the client list, every command, and files that are there.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const README: &str = include_str!("../../../README.md");

/// The text between two headings.
fn section(title: &str) -> &'static str {
    let (_, rest) = README.split_once(&format!("\n## {title}\n")).unwrap_or_else(|| panic!("no section `{title}`"));
    rest.split("\n## ").next().unwrap_or_default()
}

/// The keys of a schema and of what stands under them.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    for (key, value) in schema["properties"].as_object().into_iter().flatten() {
        found.insert(key.clone());
        keys(value, found);
    }
    for way in ["oneOf", "allOf"].iter().flat_map(|word| schema[*word].as_array().into_iter().flatten()) {
        keys(way, found);
    }
    if schema["additionalProperties"].is_object() {
        keys(&schema["additionalProperties"], found);
    }
}

#[test]
fn every_choice_is_in_the_table() {
    let schema: Value = serde_json::from_str(&ferrosmith_codegen::clients::schema()).unwrap();
    let mut known = BTreeSet::new();
    keys(&schema["definitions"]["client"], &mut known);
    keys(&schema["properties"]["runtime"], &mut known);
    keys(&schema["properties"]["package"], &mut known);
    assert!(known.len() > 30, "{known:?}");
    let choices = section("Choices");
    let words: BTreeSet<&str> = choices.split(|letter: char| !letter.is_alphanumeric() && letter != '-').collect();
    let missing: Vec<&String> = known.iter().filter(|key| !words.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "README does not have {missing:?}");
    println!("{} keys", known.len());
}

#[test]
fn every_command_is_in_the_table() {
    let output = Command::new(env!("CARGO_BIN_EXE_ferrosmith")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help.split("Commands:\n").nth(1).and_then(|text| text.split("\n\n").next()).unwrap();
    let names: Vec<&str> = commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 5, "{help}");
    for name in names.into_iter().filter(|name| *name != "help") {
        assert!(section("The commands").contains(&format!("| `{name} ")), "README does not have `{name}`");
    }
}

#[test]
fn links_lead_to_files() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let pages = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "AGENTS.md", "docs/src/SUMMARY.md"];
    let mut count = 0;
    for page in pages {
        let text = std::fs::read_to_string(root.join(page)).unwrap();
        let folder = root.join(page).parent().unwrap().to_path_buf();
        // Code between fences has no links.
        let prose: String = text.split("```").step_by(2).collect();
        for target in prose.split("](").skip(1).filter_map(|link| link.split([')', '#']).next()) {
            count += 1;
            assert!(target.is_empty() || target.contains("://") || folder.join(target).exists(), "{page}: {target}");
        }
    }
    println!("{count} links");
    assert!(count > 20, "{count}");
}

/// The sample of what is generated is a part of what is generated.
#[test]
fn the_sample_is_generated() {
    let sample = README.split("```rs\n").nth(1).and_then(|text| text.split("```").next()).unwrap();
    let file = "../generated/bedrock/src/operations/delete_provisioned_model_throughput.rs";
    let generated = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
    let lines: BTreeSet<&str> = generated.lines().collect();
    let missing: Vec<&str> = sample.lines().filter(|line| !lines.contains(line)).collect();
    assert!(missing.is_empty(), "copy the sample from {file} anew; it has no {missing:#?}");
}
