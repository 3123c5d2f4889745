//! `describe`: plain sentences out of nothing but what was detected and read.

use indexmap::IndexMap;

use super::layout::sane;
use super::matching::shortened;
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
    for place in items.iter().filter_map(|item| place(regions, item)) {
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

/// The parts of a picture in the order in which they are named.
const PLACES: [&str; 9] =
    ["left", "top left", "bottom left", "top", "center", "bottom", "right", "top right", "bottom right"];

/// Which ninth of the picture the centre of a box lies in.
fn place(regions: &Regions, region: &Region) -> Option<&'static str> {
    let [width, height] = regions.size.map(|side| side as f32);
    let [x1, y1, x2, y2] = sane(region.xyxy).filter(|_| width > 0.0 && height > 0.0)?;
    let third = |middle: f32, side: f32| match middle / side {
        part if part < 1.0 / 3.0 => 0,
        part if part <= 2.0 / 3.0 => 1,
        _ => 2,
    };
    let column = third((x1 + x2) / 2.0, width);
    let row = third((y1 + y2) / 2.0, height);
    // Rows within a column of `PLACES`: the first is the middle one at the sides, the top one in the middle.
    let order = if column == 1 { [0, 1, 2] } else { [1, 0, 2] };
    Some(PLACES[column * 3 + order[row]])
}

fn with_article(label: &str) -> String {
    let last = label.rsplit(' ').next().unwrap_or(label);
    if matches!(last, "scissors" | "skis") {
        return format!("a pair of {label}");
    }
    if last == "broccoli" {
        return label.to_owned();
    }
    let vowel = label.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']);
    // `a uniform`, but `an umbrella`.
    let spoken_yu = label.to_lowercase().starts_with("uni");
    format!("{} {label}", if vowel && !spoken_yu { "an" } else { "a" })
}

/// The plural of a noun, as English writes it.
fn plural(label: &str) -> String {
    let (head, last) = match label.rsplit_once(' ') {
        Some((head, last)) => (format!("{head} "), last),
        None => (String::new(), label),
    };
    let last = match last {
        "person" => "people".to_owned(),
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "child" => "children".to_owned(),
        "mouse" => "mice".to_owned(),
        "knife" => "knives".to_owned(),
        "sheep" | "scissors" | "skis" | "broccoli" | "aircraft" => last.to_owned(),
        _ if ["s", "x", "z", "ch", "sh"].iter().any(|ending| last.ends_with(ending)) => format!("{last}es"),
        _ if last.ends_with('y') && !last.ends_with(['a', 'e', 'o', 'u']) && !ends_vowel_y(last) => {
            format!("{}ies", &last[..last.len() - 1])
        }
        _ => format!("{last}s"),
    };
    format!("{head}{last}")
}

fn ends_vowel_y(word: &str) -> bool {
    ["ay", "ey", "oy", "uy"].iter().any(|ending| word.ends_with(ending))
}

fn enumerated(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
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
