//! The words of an answer with the places where values go, parsed once. Values are put in as data: braces within them
//! mean nothing.

/// A parsed `answer "… {id} …"`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    pieces: Vec<Piece>,
}

/// A piece of a [`Template`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words as they stand, `{{` and `}}` already turned into braces.
    Words(String),
    /// The place of the value of this input or call.
    Reference(String),
}

impl Template {
    /// Parses `{id}`, `{{` and `}}`. Lenient about spaces and a `$` within the braces.
    ///
    /// # Errors
    ///
    /// What is wrong and the way out.
    pub(crate) fn parse(text: &str) -> Result<Self, (String, String)> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                words.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                return Err(("a `}` without its `{`".to_owned(), "write `}}` for a brace".to_owned()));
            }
            let Some(end) = rest.find(['{', '}']).filter(|end| rest[*end..].starts_with('}')) else {
                return Err(("a `{` without its `}`".to_owned(), "write `{name}`, or `{{` for a brace".to_owned()));
            };
            let name = rest[..end].trim();
            pieces.extend((!words.is_empty()).then(|| Piece::Words(std::mem::take(&mut words))));
            pieces.push(Piece::Reference(name.strip_prefix('$').unwrap_or(name).to_owned()));
            rest = &rest[end + 1..];
        }
        words.push_str(rest);
        pieces.extend((!words.is_empty()).then_some(Piece::Words(words)));
        Ok(Self { pieces })
    }

    /// Words and references in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Names of the inputs and calls whose values the answer holds, in order, as often as they stand there.
    pub fn references(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Reference(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn references_and_braces_are_told_apart() {
        let template = Template::parse("{{x}} is {x}, not { $y }{{").unwrap();
        let words = |text: &str| Piece::Words(text.to_owned());
        let name = |text: &str| Piece::Reference(text.to_owned());
        assert_eq!(template.pieces(), [words("{x} is "), name("x"), words(", not "), name("y"), words("{")]);
    }

    #[test]
    fn a_brace_without_its_other_half_is_refused() {
        for text in ["{x", "x}", "{", "}", "{a{b}", "{x}}", "é{"] {
            assert!(Template::parse(text).is_err(), "{text}");
        }
    }
}
