//! What quoted strings, text blocks and documentation comments mean (Smithy 2.0, "Quoted text", "Text blocks").

/// The value of a quoted string, given with its quotes.
pub(super) fn decode_string(lexeme: &str) -> Result<String, String> {
    unescape(&normalize(&lexeme[1..lexeme.len() - 1]))
}

/// The value of a text block, given with its quotes: incidental white space removed, then escapes replaced.
pub(super) fn decode_text_block(lexeme: &str) -> Result<String, String> {
    let inside = normalize(&lexeme[3..lexeme.len() - 3]);
    if inside.is_empty() {
        return Err("the text block is empty".to_owned());
    }
    let Some(body) = inside.strip_prefix('\n') else {
        return Err("a text block must start with a line break".to_owned());
    };
    unescape(&strip_indentation(body))
}

/// The text of one line of documentation, given with its slashes and its line break.
pub(super) fn decode_doc_line(lexeme: &str) -> &str {
    let line = lexeme.trim_end_matches(['\n', '\r']);
    let text = line.strip_prefix("///").unwrap_or(line);
    text.strip_prefix(' ').unwrap_or(text)
}

fn normalize(text: &str) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text.to_owned() }
}

fn strip_indentation(body: &str) -> String {
    let lines: Vec<&str> = body.split('\n').collect();
    let last = lines.len() - 1;
    let is_blank = |line: &str| line.chars().all(char::is_whitespace);
    let significant = lines.iter().enumerate().filter(|(number, line)| *number == last || !is_blank(line));
    let indentation = significant.map(|(_, line)| line.len() - line.trim_start().len()).min().unwrap_or(0);
    let strip = |line: &&str| match line.get(indentation..) {
        Some(rest) if !is_blank(line) => rest.trim_end().to_owned(),
        _ => String::new(),
    };
    lines.iter().map(strip).collect::<Vec<_>>().join("\n")
}

fn unescape(text: &str) -> Result<String, String> {
    if !text.contains('\\') {
        return Ok(text.to_owned());
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(position) = rest.find('\\') {
        out.push_str(&rest[..position]);
        let escape = &rest[position + 1..];
        let Some(first) = escape.chars().next() else {
            return Err("the string ends with a single `\\`".to_owned());
        };
        rest = &escape[first.len_utf8()..];
        match first {
            '"' | '\\' | '/' => out.push(first),
            'b' => out.push('\u{8}'),
            'f' => out.push('\u{c}'),
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            // The line goes on.
            '\n' => {}
            'u' => {
                let (character, after) = unicode_escape(rest)?;
                out.push(character);
                rest = after;
            }
            other => return Err(format!("unknown escape `\\{other}` in a string")),
        }
    }
    out.push_str(rest);
    Ok(out)
}

/// The character of `XXXX`, or of `XXXX\uXXXX` where two surrogates make one, and what follows.
fn unicode_escape(text: &str) -> Result<(char, &str), String> {
    let (unit, rest) = code_unit(text)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, rest));
    }
    if let Some(second) = rest.strip_prefix("\\u") {
        let (low, after) = code_unit(second)?;
        let pair = [unit, low].map(|unit| unit as u16);
        if let Some(Ok(character)) = char::decode_utf16(pair).next() {
            return Ok((character, after));
        }
    }
    Err(format!("the escape `\\u{unit:04x}` is half of a surrogate pair"))
}

fn code_unit(text: &str) -> Result<(u32, &str), String> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let unit = unit.ok_or("a `\\u` in a string must be followed by four hexadecimal digits")?;
    Ok((unit, &text[4..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_keep_line_breaks_and_replace_escapes() {
        assert_eq!(decode_string("\"a\r\nb\\tc\"").as_deref(), Ok("a\nb\tc"));
        assert_eq!(decode_string("\"\\uD83D\\uDE00\\u00e9\"").as_deref(), Ok("😀é"));
        assert!(decode_string("\"\\uD83D\"").is_err());
        assert!(decode_string("\"\\q\"").is_err());
    }

    #[test]
    fn text_blocks_lose_incidental_white_space() {
        let decode = |inside: &str| decode_text_block(&format!("\"\"\"{inside}\"\"\""));
        assert_eq!(decode("\n    a\n      b  \n\n    c\n    ").as_deref(), Ok("a\n  b\n\nc\n"));
        assert_eq!(decode("\n  one \\\n  line").as_deref(), Ok("one line"));
        assert_eq!(decode("\n    a\n  ").as_deref(), Ok("  a\n"));
        assert!(decode("a").is_err());
        assert!(decode("").is_err());
    }
}
