//! Decoding under a grammar: which tokens may come next, and which must.

use std::sync::Arc;

use llguidance::api::TopLevelGrammar;
use llguidance::{Matcher, ParserFactory};
use toktrie::{InferenceCapabilities, SimpleVob, TokEnv};

use super::ModelError;
use super::vocabulary::Vocabulary;

/// What all grammars of a model share; built once.
pub(crate) struct Grammars {
    factory: ParserFactory,
}

impl Grammars {
    /// For the tokens of a model.
    pub(crate) fn new(vocabulary: &Vocabulary) -> Result<Self, String> {
        let tokens: TokEnv = Arc::new(vocabulary.clone());
        let able = InferenceCapabilities {
            ff_tokens: true,
            ..InferenceCapabilities::default()
        };
        // No precomputed slices of the vocabulary: plans are short, and building slices takes
        // longer than they would save.
        let mut factory = ParserFactory::new(&tokens, able, &[]).map_err(|e| e.to_string())?;
        factory.quiet();
        Ok(Grammars { factory })
    }

    /// Starts matching a completion against a grammar in Lark notation.
    pub(crate) fn start(&self, lark: &str) -> Result<Constraint, ModelError> {
        let grammar = TopLevelGrammar::from_lark(lark.to_string());
        let mut matcher = Matcher::new(self.factory.create_parser(grammar));
        match matcher.get_error() {
            Some(reason) => Err(ModelError::Grammar { reason }),
            // An empty grammar is complete before its first token.
            None => {
                let _ = matcher.is_accepting();
                Ok(Constraint { matcher })
            }
        }
    }
}

/// How far a completion has come in its grammar.
pub(crate) struct Constraint {
    matcher: Matcher,
}

impl Constraint {
    /// Takes the tokens that leave no choice.
    pub(crate) fn take_forced(&mut self) -> Vec<u32> {
        self.matcher.consume_ff_tokens()
    }

    /// Whether nothing can follow.
    pub(crate) fn is_complete(&self) -> bool {
        self.matcher.is_stopped()
    }

    /// The tokens that may come next; an end token is among them where the grammar may end.
    pub(crate) fn allowed(&mut self) -> Result<SimpleVob, ModelError> {
        self.matcher
            .compute_mask_or_eos()
            .map_err(|e| ModelError::Grammar {
                reason: e.to_string(),
            })
    }

    /// Takes a chosen token.
    pub(crate) fn take(&mut self, token: u32) -> Result<(), ModelError> {
        self.matcher
            .consume_token(token)
            .map_err(|e| ModelError::Grammar {
                reason: e.to_string(),
            })
    }

    /// What went wrong, if anything did.
    pub(crate) fn error(&self) -> Option<ModelError> {
        // A matcher that reached its end is "stopped", not in error.
        self.matcher
            .get_error()
            .map(|reason| ModelError::Grammar { reason })
    }
}
