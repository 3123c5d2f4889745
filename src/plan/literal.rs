//! Literals as values of the type that is asked for, and whether a value is of a type, item by item.

use serde_json::Value as Json;

use crate::value::{Value, ValueType};

/// The value of a literal where `ty` is asked for; nothing when it does not fit.
///
/// One item stands for a list of one where only a list is asked for. The items of a list must all fit.
pub(crate) fn literal_value(ty: &ValueType, literal: &Json) -> Option<Value> {
    plain(ty, literal).or_else(|| in_list(ty, literal))
}

fn plain(ty: &ValueType, literal: &Json) -> Option<Value> {
    match (ty, literal) {
        (ValueType::Any, _)
        | (ValueType::Text, Json::String(_))
        | (ValueType::Number, Json::Number(_))
        | (ValueType::Bool, Json::Bool(_)) => Value::from_literal(literal),
        (ValueType::List(element), Json::Array(items)) => {
            items.iter().map(|item| plain(element, item)).collect::<Option<Vec<_>>>().map(Value::List)
        }
        (ValueType::OneOf(options), _) => options.iter().find_map(|option| plain(option, literal)),
        _ => None,
    }
}

fn in_list(ty: &ValueType, literal: &Json) -> Option<Value> {
    match ty {
        ValueType::List(element) => plain(element, literal).map(|item| Value::List(vec![item])),
        ValueType::OneOf(options) => options.iter().find_map(|option| in_list(option, literal)),
        _ => None,
    }
}

/// Whether a value may stand where `ty` is asked for. Unlike [`ValueType::accepts`] on the value's type this looks at
/// the items of a list of mixed types.
pub(crate) fn is_of_type(ty: &ValueType, value: &Value) -> bool {
    match (ty, value) {
        (ValueType::Any, _) => true,
        (ValueType::OneOf(options), _) => options.iter().any(|option| is_of_type(option, value)),
        (ValueType::List(element), Value::List(items)) => items.iter().all(|item| is_of_type(element, item)),
        (ValueType::List(_), _) | (_, Value::List(_)) => false,
        _ => *ty == value.ty(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn value(ty: &str, literal: Json) -> Option<Value> {
        literal_value(&ty.parse().unwrap(), &literal)
    }

    #[test]
    fn a_literal_becomes_what_is_asked_for() {
        let text = |words: &str| Value::Text(words.into());
        assert_eq!(value("number", json!(3)), Some(Value::Number(3.0)));
        assert_eq!(value("list<text>", json!("dog")), Some(Value::List(vec![text("dog")])));
        assert_eq!(value("number|list<number>", json!(3)), Some(Value::Number(3.0)));
        assert_eq!(value("list<number>|number", json!(3)), Some(Value::Number(3.0)));
        assert_eq!(value("list<text>", json!([])), Some(Value::List(vec![])));
        for (ty, literal) in [
            ("number", json!("3")),
            ("text", json!(3)),
            ("list<text>", json!(["a", 1])),
            ("regions", json!("dog")),
            ("any", json!(null)),
            ("any", json!({ "a": 1 })),
            ("list<any>", json!([null])),
        ] {
            assert_eq!(value(ty, literal.clone()), None, "{ty} {literal}");
        }
    }

    #[test]
    fn a_mixed_list_is_no_list_of_texts() {
        let mixed = Value::List(vec![Value::Text("a".into()), Value::Number(1.0)]);
        assert!(!is_of_type(&"list<text>".parse().unwrap(), &mixed));
        assert!(is_of_type(&"list<text|number>".parse().unwrap(), &mixed));
        assert!(is_of_type(&"number|list<any>".parse().unwrap(), &mixed));
        assert!(is_of_type(&"list<regions>".parse().unwrap(), &Value::List(vec![])));
    }
}
