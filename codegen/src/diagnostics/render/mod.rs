//! Findings as text: for people, for programs and for GitHub.

mod github;
mod human;
mod json;
mod places;

use super::collection::Diagnostics;
use super::sources::Sources;

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// In the manner of rustc, equal findings folded.
    Human {
        /// Whether for a terminal with colours.
        color: bool,
    },
    /// One JSON object a line.
    Json,
    /// Workflow commands of GitHub Actions.
    Github,
}

impl Diagnostics {
    /// The findings as text in the manner of rustc, coloured for a terminal if `color` is set.
    pub fn render(&self, sources: &Sources, color: bool) -> String {
        self.render_as(Format::Human { color }, sources)
    }

    /// The findings as text for a reader of any kind.
    pub fn render_as(&self, format: Format, sources: &Sources) -> String {
        let found = &self.located();
        match format {
            Format::Human { color } => human::render(found, sources, color),
            Format::Json => json::render(found, sources),
            Format::Github => github::render(found, sources),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Origin, codes};
    use super::*;

    fn findings() -> (Sources, Diagnostics) {
        let mut sources = Sources::new();
        let idl = sources.add("a,b.smithy", "structure A {\n    é: Nowhere\n}\n");
        let json = sources.add("b.json", "{\n  \"a\": {\"b\": 1}\n}\n");
        let mut diagnostics = Diagnostics::new();
        let found = diagnostics.error(&codes::UNRESOLVED_TARGET, &Origin::bytes(idl, 22..29), "`Nowhere`, 100%");
        found.related(&Origin::pointer(json, "/a/b"), "named here as well").hint("define it");
        diagnostics.push(super::super::Level::Note, &codes::MISSING_SERVICE, None, "a\nb".to_owned());
        (sources, diagnostics)
    }

    #[test]
    fn programs_read_json_lines() {
        let (sources, diagnostics) = findings();
        let text = diagnostics.render_as(Format::Json, &sources);
        let lines: Vec<serde_json::Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let place = serde_json::json!(
            { "file": "a,b.smithy", "line": 2, "column": 8, "end_line": 2, "end_column": 15 }
        );
        assert_eq!(lines.len(), 2, "{text}");
        assert_eq!((&lines[0]["place"], &lines[0]["code"]), (&place, &"unresolved-target".into()));
        assert_eq!((&lines[0]["hint"], &lines[0]["level"]), (&"define it".into(), &"error".into()));
        assert_eq!(lines[0]["related"][0]["place"]["column"], 14);
        assert_eq!((&lines[1]["place"], &lines[1]["hint"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    }

    #[test]
    fn github_reads_escaped_commands() {
        let (sources, diagnostics) = findings();
        let expected = "::error title=unresolved-target,file=a%2Cb.smithy,line=2,col=8,endLine=2,endColumn=15::\
                        `Nowhere`, 100%25%0Ahelp: define it\n::notice title=missing-service::a%0Ab\n";
        assert_eq!(diagnostics.render_as(Format::Github, &sources), expected);
    }

    #[test]
    fn people_read_three_of_equal_findings() {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let source = sources.add("a.smithy", "one\ntwo\n");
        for start in 0..7 {
            diagnostics.warning(&codes::UNRESOLVED_USE, &Origin::bytes(source, start..start + 1), "always this");
        }
        let text = diagnostics.render(&sources, false);
        assert_eq!((text.matches("always this").count(), text.matches("4 more").count()), (3, 1), "{text}");
        assert_eq!(diagnostics.render_as(Format::Json, &sources).lines().count(), 7);
    }
}
