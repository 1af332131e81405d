//! From names of descriptions to words, and from words to Rust's cases.

use heck::ToSnakeCase;
use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;

/// What identifiers are cut to; nobody reads on from there.
const LONGEST: usize = 96;

/// Names that are one word to people but several to a case converter.
const ONE_WORD: &[(&str, &str)] = &[
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("OAuth", "Oauth"),
    ("IoT", "Iot"),
    ("GraphQL", "Graphql"),
    ("MySQL", "Mysql"),
    ("NoSQL", "Nosql"),
    ("PostgreSQL", "Postgresql"),
    ("GitHub", "Github"),
    ("GitLab", "Gitlab"),
    ("macOS", "Macos"),
    ("iOS", "Ios"),
];

/// How Rust writes a kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// Types and variants.
    Camel,
    /// Fields, methods and modules.
    Snake,
    /// Statics.
    Screaming,
}

/// The words of a name, in lower case; letters and digits only, those beyond ASCII as Rust composes them. Other
/// characters part words.
pub(super) fn words(name: &str) -> Vec<String> {
    let letters = name.chars().take(8 * LONGEST).nfc();
    let mut text: String = letters.map(|c| if c.is_ascii() || is_xid_continue(c) { c } else { ' ' }).collect();
    for (written, meant) in ONE_WORD {
        text = text.replace(written, meant);
    }
    let snake = plural_acronyms(&text).to_snake_case();
    snake.split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// `ARNs` is an acronym in the plural: `Arns`.
fn plural_acronyms(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let at = |position: usize| letters.get(position).copied().unwrap_or(' ');
    let mut result = letters.clone();
    for (position, letter) in letters.iter().enumerate() {
        let is_plural = *letter == 's' && position >= 2 && !at(position + 1).is_ascii_lowercase();
        if !is_plural {
            continue;
        }
        let mut start = position;
        while start > 0 && letters[start - 1].is_ascii_uppercase() {
            start -= 1;
        }
        if position - start >= 2 {
            result[start + 1..position].iter_mut().for_each(|letter| letter.make_ascii_lowercase());
        }
    }
    result.into_iter().collect()
}

/// A name in ASCII, for files: letters lose their accents, those that have no other form part words.
pub(super) fn ascii(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars().take(8 * LONGEST).nfkd() {
        match letter {
            'ß' => text.push_str("ss"),
            'æ' | 'Æ' => text.push_str("ae"),
            'œ' | 'Œ' => text.push_str("oe"),
            'ø' | 'Ø' => text.push('o'),
            'ł' | 'Ł' => text.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => text.push('d'),
            'þ' | 'Þ' => text.push_str("th"),
            'ı' => text.push('i'),
            _ if letter.is_ascii() => text.push(letter),
            _ if unicode_normalization::char::is_combining_mark(letter) => {}
            _ => text.push(' '),
        }
    }
    text
}

/// Whether a text is an identifier, apart from keywords.
pub(super) fn is_identifier(text: &str) -> bool {
    let mut letters = text.chars();
    let starts = letters.next().is_some_and(|first| first == '_' || is_xid_start(first));
    starts && letters.all(is_xid_continue) && text != "_"
}

/// The same with signs spoken out, for names that differ in nothing else or consist of nothing else.
pub(super) fn spoken(name: &str) -> Vec<String> {
    let mut text = String::new();
    for letter in name.chars().take(8 * LONGEST) {
        match sign(letter) {
            Some(word) => text.extend([" ", word, " "]),
            None => text.push(letter),
        }
    }
    words(&text)
}

/// Whether a sign at the front changes what a name means: `-created`, `+1`.
pub(super) fn begins_with_sign(name: &str) -> bool {
    matches!(name.chars().next(), Some('-' | '+' | '!' | '~' | '<' | '>' | '='))
}

fn sign(letter: char) -> Option<&'static str> {
    Some(match letter {
        '+' => "plus",
        '-' => "minus",
        '*' => "star",
        '/' => "slash",
        '\\' => "backslash",
        '=' => "equals",
        '<' => "less",
        '>' => "greater",
        '!' => "not",
        '?' => "question",
        '#' => "hash",
        '%' => "percent",
        '&' => "and",
        '|' => "or",
        '@' => "at",
        '$' => "dollar",
        '^' => "caret",
        '~' => "tilde",
        '.' => "dot",
        ',' => "comma",
        ':' => "colon",
        ';' => "semicolon",
        '\'' => "quote",
        '"' => "double quote",
        '`' => "backtick",
        '(' | '[' | '{' => "open",
        ')' | ']' | '}' => "close",
        '_' => "underscore",
        ' ' => "space",
        _ => return None,
    })
}

/// Words in a case; a leading digit gets a word before it. Empty for no words.
pub(super) fn join(words: &[String], case: Case) -> String {
    let whole = spelled(words, case);
    if whole.chars().count() > LONGEST { cut(words, case, TAIL_SHARES[0]) } else { cut_to_length(&whole) }
}

/// Other names for words whose name is too long: less or more of its end is kept.
pub(super) fn cut_otherwise(words: &[String], case: Case) -> impl Iterator<Item = String> {
    let is_long = words.iter().map(|word| word.chars().count() + 1).sum::<usize>() > LONGEST;
    let shares = if is_long { &TAIL_SHARES[1..] } else { &[] };
    shares.iter().map(move |share| cut(words, case, *share))
}

/// How many twelfths of a name that is too long are its last words.
const TAIL_SHARES: [usize; 6] = [8, 6, 4, 9, 3, 10];

/// The first words of a long name and its last ones, which say what it is about and what it is.
fn cut(words: &[String], case: Case, share: usize) -> String {
    // One letter of each word is what a case may put before it.
    let fitting = |longest: usize, words: &mut dyn Iterator<Item = &String>| {
        let mut length = 0;
        words.take_while(|word| (length += word.chars().count() + 1, length <= longest).1).count()
    };
    let (tail, head) = (LONGEST * share / 12, LONGEST * (12 - share) / 12);
    let last = fitting(tail, &mut words.iter().rev());
    let first = fitting(head, &mut words.iter()).min(words.len() - last);
    let end = words.iter().skip(words.len() - last).cloned();
    let kept: Vec<String> = match (first, last) {
        (_, 0) => words.to_vec(),
        // A word that is too long by itself.
        (0, _) => words.first().map(|word| word.chars().take(head - 1).collect()).into_iter().chain(end).collect(),
        _ => words.iter().take(first).cloned().chain(end).collect(),
    };
    cut_to_length(&spelled(&kept, case))
}

fn cut_to_length(name: &str) -> String {
    let name: String = name.chars().take(LONGEST).nfc().collect();
    name.trim_end_matches('_').to_owned()
}

fn spelled(words: &[String], case: Case) -> String {
    let mut name = String::new();
    let starts_with_digit = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    let cannot_lead = |word: &String| !word.starts_with(is_xid_start);
    let leading = words.first().is_some_and(cannot_lead).then(|| "value".to_owned());
    for word in leading.iter().chain(words) {
        let parts_digits = name.ends_with(|letter: char| letter.is_ascii_digit()) && starts_with_digit(word);
        if !name.is_empty() && (case != Case::Camel || parts_digits) {
            name.push('_');
        }
        match case {
            Case::Camel => name.push_str(&capitalised(word)),
            Case::Snake => name.push_str(word),
            Case::Screaming => name.push_str(&word.to_uppercase()),
        }
    }
    name
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().to_string() + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Case, join, spoken, words};

    #[test]
    fn names_become_words() {
        let cases = [
            ("KmsKeyArn", "kms_key_arn", "KmsKeyArn"),
            ("KMSKeyARN", "kms_key_arn", "KmsKeyArn"),
            ("S3Uri", "s3_uri", "S3Uri"),
            ("IPv4Address", "ipv4_address", "Ipv4Address"),
            ("modelARNs", "model_arns", "ModelArns"),
            ("DynamoDBTable", "dynamo_db_table", "DynamoDbTable"),
            ("application/json", "application_json", "ApplicationJson"),
            ("1080p", "value_1080p", "Value1080p"),
            ("v1.5", "v1_5", "V1_5"),
            ("ONE_MONTH", "one_month", "OneMonth"),
            ("été", "été", "Été"),
            ("e\u{301}te\u{301}", "été", "Été"),
            ("価格 (円)", "価格_円", "価格円"),
            ("٣x", "value_٣x", "Value٣x"),
            ("🦀", "", ""),
        ];
        for (name, snake, camel) in cases {
            assert_eq!(join(&words(name), Case::Snake), snake);
            assert_eq!(join(&words(name), Case::Camel), camel);
        }
    }

    #[test]
    fn files_have_names_in_ascii() {
        for (name, expected) in [("Été", "Ete"), ("Straße", "Strasse"), ("价", " "), ("ﬁx", "fix")] {
            assert_eq!(super::ascii(name), expected);
        }
    }

    #[test]
    fn names_are_cut_between_letters() {
        for case in [Case::Snake, Case::Camel, Case::Screaming] {
            assert_eq!(join(&words(&"é".repeat(10_000)), case).chars().count(), super::LONGEST);
        }
    }

    #[test]
    fn long_names_keep_their_ends() {
        let name = format!("PostCustomersSubscriptions{}TransactionType", "PaymentMethodOptions".repeat(6));
        assert!(join(&words(&name), Case::Camel).starts_with("PostCustomersSubscriptions"));
        assert!(join(&words(&name), Case::Snake).ends_with("_transaction_type"));
        assert!(join(&words(&name), Case::Snake).len() <= super::LONGEST);
    }

    #[test]
    fn signs_can_be_spoken() {
        assert_eq!(join(&spoken("+1"), Case::Camel), "Plus1");
        assert_eq!(join(&spoken("*"), Case::Camel), "Star");
        assert_eq!(join(&spoken(">="), Case::Screaming), "GREATER_EQUALS");
    }
}
