//! `describe`: plain sentences out of nothing but what was detected and read.

use indexmap::IndexMap;

use super::matching::shortened;
use crate::facts::wording::{PLACES, capital, enumerated, place, plural, with_article};
use crate::tool::{Args, ToolError};
use crate::value::{Region, Regions, Value};

/// Most letters of read text in a description.
const MAX_LETTERS: usize = 600;

/// `describe(regions, lines)`: how many of what, where by thirds of the picture, and what is written, such as
/// `2 people (left, right) and a dog (bottom). Text: "EXIT".`
pub(super) fn describe(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let mut by_label: IndexMap<String, Vec<&Region>> = IndexMap::new();
    for region in &regions.items {
        let label = region.label.as_deref().map(str::trim).filter(|label| !label.is_empty());
        // Read lines that came as things are text, not things.
        match label {
            Some(label) => by_label.entry(label.to_owned()).or_default().push(region),
            None if region.text.is_none() => by_label.entry("thing".to_owned()).or_default().push(region),
            None => {}
        }
    }
    let mut groups: Vec<(String, Vec<&Region>)> = by_label.into_iter().collect();
    groups.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let parts: Vec<String> = groups.iter().map(|(label, items)| group(regions, label, items)).collect();
    let mut sentences = Vec::new();
    if !parts.is_empty() {
        sentences.push(format!("{}.", capital(&enumerated(&parts))));
    }
    let own = regions.items.iter().filter(|region| region.label.is_none());
    let read = args.regions_or_none("lines")?.map(|lines| lines.items.iter()).into_iter().flatten();
    let text: Vec<&str> = own
        .chain(read)
        .filter_map(|region| region.text.as_deref())
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    if !text.is_empty() {
        sentences.push(format!("Text: \"{}\".", shortened(&text.join(" / "), MAX_LETTERS)));
    }
    if sentences.is_empty() {
        sentences.push("Nothing was found in the picture.".to_owned());
    }
    Ok(Value::Text(sentences.join(" ")))
}

/// `2 people (left, right)`, `a dog (bottom)`.
fn group(regions: &Regions, label: &str, items: &[&Region]) -> String {
    let named = if items.len() == 1 { with_article(label) } else { format!("{} {}", items.len(), plural(label)) };
    let mut places: IndexMap<&str, usize> = IndexMap::new();
    for place in items.iter().filter_map(|item| place(regions.size, item.xyxy)) {
        *places.entry(place).or_default() += 1;
    }
    let mut places: Vec<(&str, usize)> = places.into_iter().collect();
    places.sort_by_key(|(place, _)| PLACES.iter().position(|known| known == place));
    let places: Vec<String> = places
        .iter()
        .map(|(place, n)| if *n == 1 || *n == items.len() { (*place).to_owned() } else { format!("{n} {place}") })
        .collect();
    if places.is_empty() { named } else { format!("{named} ({})", places.join(", ")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{any_regions, lines, things};
    use super::*;
    use proptest::prelude::*;

    fn described(seen: Regions, read: Option<Regions>) -> String {
        let args = Args::default().with("regions", Value::Regions(seen));
        let args = match read {
            Some(read) => args.with("lines", Value::Regions(read)),
            None => args,
        };
        describe(&args).unwrap().to_string()
    }

    #[test]
    fn things_are_named_with_number_and_place() {
        let seen = things(&[
            ("dog", [450.0, 800.0, 550.0, 950.0]),
            ("person", [0.0, 400.0, 100.0, 600.0]),
            ("person", [900.0, 400.0, 1000.0, 600.0]),
            ("umbrella", [0.0, 0.0, 100.0, 100.0]),
        ]);
        let read = lines(&[("EXIT", [0.0; 4]), (" this way ", [0.0; 4])]);
        assert_eq!(
            described(seen, Some(read)),
            "2 people (left, right), a dog (bottom) and an umbrella (top left). Text: \"EXIT / this way\"."
        );
    }

    #[test]
    fn many_of_a_kind_are_counted_by_place() {
        let left = ("bus", [0.0, 400.0, 100.0, 600.0]);
        let seen = things(&[left, left, ("bus", [450.0, 450.0, 550.0, 550.0])]);
        assert_eq!(described(seen, None), "3 buses (2 left, center).");
        assert_eq!(described(things(&[left, left]), None), "2 buses (left).");
    }

    #[test]
    fn nothing_is_said_about_nothing() {
        assert_eq!(described(things(&[]), Some(lines(&[]))), "Nothing was found in the picture.");
        assert_eq!(described(lines(&[("OPEN", [0.0; 4])]), None), "Text: \"OPEN\".");
        let mut unknown = things(&[("knife", [0.0, 0.0, 9.0, 9.0]), ("knife", [0.0, 0.0, 9.0, 9.0])]);
        unknown.size = [0, 0];
        assert_eq!(described(unknown, None), "2 knives.");
    }

    proptest! {
        #[test]
        fn any_boxes_are_described_without_a_panic(seen in any_regions(), read in any_regions()) {
            prop_assert!(described(seen, Some(read)).ends_with('.'));
        }
    }
}
