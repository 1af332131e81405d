//! The reference page of an operation, held against what is published about it: names, types, constraints and errors.

use std::collections::BTreeMap;
use std::process::Command;

use crate::support::{OPENAPI, Project};

/// The type of a member, and its further facts.
type Facts = (&'static str, &'static [&'static str]);

/// Published in a wider form since 2025: with imported models, and versions after a colon.
const MODEL_ARN: &str = "Pattern: `^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:(([0-9]{12}:custom-model/((imported)|\
                         ([a-z0-9-]{1,63}[.]{1}[a-z0-9-]{1,63}))(([:][a-z0-9-]{1,63}){0,2})?/[a-z0-9]{12})|\
                         (:foundation-model/[a-z0-9-]{1,63}[.]{1}([a-z0-9-]{1,63}[.]){0,2}\
                         [a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}))$`";
const BASE_MODEL_ARN: &str = "Pattern: `^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}::foundation-model/[a-z0-9-]{1,63}[.]{1}\
                              ([a-z0-9-]{1,63}[.]){0,2}[a-z0-9-]{1,63}([:][a-z0-9-]{1,63}){0,2}$`";
const PARAMETER: (&str, Facts) = (
    "provisionedModelId",
    (
        "String",
        &[
            "Pattern: `^((([0-9a-zA-Z][_-]?)+)|(arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/\
             [a-z0-9]{12}))$`",
            "Required: yes",
        ],
    ),
);
const ELEMENTS: [(&str, Facts); 13] = [
    ("commitmentDuration", ("String", &["Values: `OneMonth`, `SixMonths`"])),
    ("commitmentExpirationTime", ("Timestamp", &[])),
    ("creationTime", ("Timestamp", &[])),
    ("desiredModelArn", ("String", &["Length: minimum 20, maximum 1011", MODEL_ARN])),
    ("desiredModelUnits", ("Integer", &["Range: minimum 1"])),
    // A minimum of 0, which is published as well, is none.
    ("failureMessage", ("String", &["Length: maximum 2048"])),
    ("foundationModelArn", ("String", &[BASE_MODEL_ARN])),
    ("lastModifiedTime", ("Timestamp", &[])),
    ("modelArn", ("String", &["Length: minimum 20, maximum 1011", MODEL_ARN])),
    ("modelUnits", ("Integer", &["Range: minimum 1"])),
    (
        "provisionedModelArn",
        ("String", &["Pattern: `^arn:aws(-[^:]+)?:bedrock:[a-z0-9-]{1,20}:[0-9]{12}:provisioned-model/[a-z0-9]{12}$`"]),
    ),
    ("provisionedModelName", ("String", &["Length: minimum 1, maximum 63", "Pattern: `^([0-9a-zA-Z][_-]?)+$`"])),
    ("status", ("String", &["Values: `Creating`, `InService`, `Updating`, `Failed`"])),
];
const ERRORS: [(&str, &str); 5] = [
    ("AccessDeniedException", "403"),
    ("InternalServerException", "500"),
    ("ResourceNotFoundException", "404"),
    ("ThrottlingException", "429"),
    ("ValidationException", "400"),
];

/// A section of a page.
struct Section {
    /// The text before the first entry.
    head: String,
    /// The facts of each entry.
    entries: BTreeMap<String, Vec<String>>,
}

/// The sections of a page by their titles.
fn sections(page: &str) -> BTreeMap<&str, Section> {
    let parts = page.split("\n## ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(title, text)| (title, section(text))).collect()
}

fn section(text: &str) -> Section {
    let (head, rest) = text.split_at(text.find("\n### ").unwrap_or(text.len()));
    let entries = rest.split("\n### `").skip(1).filter_map(|entry| entry.split_once("`\n"));
    let facts = entries.map(|(name, text)| {
        let facts = text.lines().filter_map(|line| line.strip_prefix("- ")).map(str::to_owned);
        (name.to_owned(), facts.collect())
    });
    Section { head: head.trim().to_owned(), entries: facts.collect() }
}

#[test]
fn the_page_has_the_published_facts() {
    let specs = concat!(env!("CARGO_MANIFEST_DIR"), "/../specs");
    let output = Command::new(env!("CARGO_BIN_EXE_ferrosmith"))
        .args(["explain", "bedrock", "GetProvisionedModelThroughput", "--page", "--specs", specs])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.starts_with("# GetProvisionedModelThroughput\n\n"), "{page}");
    let sections = sections(&page);

    let request = &sections["Request syntax"].head;
    assert_eq!(request, "```http\nGET /provisioned-model-throughput/{provisionedModelId} HTTP/1.1\n```");
    let body = &sections["Request body"];
    assert!(body.head == "The request has no body." && body.entries.is_empty(), "{page}");
    assert_eq!(sections["URI request parameters"].entries, described(&[PARAMETER]));

    let response = &sections["Response syntax"].head;
    assert!(response.starts_with("```http\nHTTP/1.1 200\nContent-Type: application/json\n\n{\n"), "{response}");
    for (name, (ty, _)) in ELEMENTS {
        let value = if ty == "Integer" { "number" } else { "\"string\"" };
        assert!(response.contains(&format!("\n   \"{name}\": {value}")), "{name}: {response}");
    }
    assert_eq!(sections["Response elements"].entries, described(&ELEMENTS));

    let status =
        |facts: &[String]| facts.iter().find_map(|fact| fact.strip_prefix("HTTP status code: ").map(str::to_owned));
    let errors = sections["Errors"].entries.iter().map(|(name, facts)| (name.as_str(), status(facts).unwrap()));
    assert_eq!(errors.collect::<BTreeMap<_, _>>(), ERRORS.map(|(name, status)| (name, status.to_owned())).into());
    println!("1 parameter, {} elements, {} errors", ELEMENTS.len(), ERRORS.len());
}

fn described(members: &[(&str, Facts)]) -> BTreeMap<String, Vec<String>> {
    let facts = |(ty, more): Facts| {
        let more = more.iter().map(|fact| (*fact).to_owned());
        [format!("Type: {ty}")].into_iter().chain(more).collect()
    };
    members.iter().map(|(name, member)| ((*name).to_owned(), facts(*member))).collect()
}

#[test]
fn every_kind_of_place_has_its_section() {
    let project = Project::new();
    project.write("specs/clients.toml", "[clients.pets]\nsources = [\"pets.yaml\"]\n");
    project.write("specs/pets.yaml", include_str!("../page/pets.yaml"));
    let page = project.expect(0, &["explain", "pets", "putPet", "--page"]);
    assert_eq!(page, include_str!("../page/put-pet.md"));
    let printed = project.expect(2, &["explain", "pets", "putPets", "--page"]);
    assert!(printed.contains("did you mean `putPet`?"), "{printed}");
    project.write("specs/pets.yaml", OPENAPI);
    project.expect(2, &["explain", "pets", "--page"]);
}
