//! From text to tokens.

use std::iter::Peekable;
use std::str::CharIndices;

use serde_json::Value;

/// A token.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A name as it is.
    Name(String),
    /// A name in quotes, which is never that of a function.
    Quoted(String),
    /// A value in backticks or single quotes.
    Literal(Value),
    /// A whole number.
    Number(i64),
    /// A sign, or several that belong together.
    Sign(&'static str),
    /// Nothing more.
    End,
}

impl Token {
    /// How the token is written, for messages.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Name(name) => name.clone(),
            Self::Quoted(name) => format!("\"{name}\""),
            Self::Literal(value) => format!("`{value}`").replace('`', "'"),
            Self::Number(number) => number.to_string(),
            Self::Sign(sign) => (*sign).to_owned(),
            Self::End => String::new(),
        }
    }
}

/// Longer signs stand before those that they begin with.
const SIGNS: [&str; 25] = [
    "[?", "[]", "||", "&&", "==", "!=", "<=", ">=", ".", "*", "[", "]", "{", "}", "(", ")", ",", ":", "|", "&", "@",
    "<", ">", "!", "=",
];

/// The tokens of a text, the last of which is the end.
///
/// # Errors
/// What of the text is no token, for people.
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut tokens = Vec::new();
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.peek().copied() {
        let token = match letter {
            ' ' | '\t' | '\r' | '\n' => {
                letters.next();
                continue;
            }
            'a'..='z' | 'A'..='Z' | '_' => Token::Name(run(&mut letters, |c| c.is_ascii_alphanumeric() || c == '_')),
            '0'..='9' | '-' => number(&mut letters)?,
            '"' => Token::Quoted(quoted(enclosed(&mut letters, text, '"')?)?),
            '`' => literal(enclosed(&mut letters, text, '`')?)?,
            '\'' => Token::Literal(Value::String(enclosed(&mut letters, text, '\'')?.replace("\\'", "'"))),
            _ => {
                let sign = SIGNS.into_iter().find(|sign| text[start..].starts_with(sign) && *sign != "=");
                let sign = sign.ok_or_else(|| format!("`{letter}` cannot stand in it"))?;
                letters.nth(sign.len() - 1);
                Token::Sign(sign)
            }
        };
        tokens.push(token);
    }
    tokens.push(Token::End);
    Ok(tokens)
}

type Letters<'a> = Peekable<CharIndices<'a>>;

fn run(letters: &mut Letters<'_>, belongs: impl Fn(char) -> bool) -> String {
    std::iter::from_fn(|| letters.next_if(|(_, letter)| belongs(*letter))).map(|(_, letter)| letter).collect()
}

fn number(letters: &mut Letters<'_>) -> Result<Token, String> {
    let sign = letters.next_if(|(_, letter)| *letter == '-').map_or("", |_| "-");
    let digits = format!("{sign}{}", run(letters, |letter| letter.is_ascii_digit()));
    digits.parse().map(Token::Number).map_err(|_| format!("`{digits}` is no number"))
}

/// What stands between two quotes; a backslash keeps the letter behind it from being the second.
fn enclosed<'a>(letters: &mut Letters<'_>, text: &'a str, quote: char) -> Result<&'a str, String> {
    let start = letters.next().map_or(0, |(at, quote)| at + quote.len_utf8());
    while let Some((at, letter)) = letters.next() {
        if letter == quote {
            return Ok(&text[start..at]);
        }
        if letter == '\\' {
            letters.next();
        }
    }
    Err(format!("the second `{}` is missing", if quote == '`' { "backtick".to_owned() } else { quote.to_string() }))
}

/// A name in quotes is a string of JSON.
fn quoted(inside: &str) -> Result<String, String> {
    serde_json::from_str(&format!("\"{inside}\"")).map_err(|_| format!("`\"{inside}\"` is no string of JSON"))
}

fn literal(inside: &str) -> Result<Token, String> {
    let json = inside.replace("\\`", "`");
    let value = serde_json::from_str(&json).map_err(|_| format!("`{}` is no JSON", json.replace('`', "'")))?;
    Ok(Token::Literal(value))
}
