//! English for what is seen: numbers of things, their places in the picture, enumerations.

/// The parts of a picture in the order in which they are named.
pub(crate) const PLACES: [&str; 9] =
    ["left", "top left", "bottom left", "top", "center", "bottom", "right", "top right", "bottom right"];

/// Which ninth of a picture of this size (width, height) the centre of a box lies in.
pub(crate) fn place(size: [u32; 2], xyxy: [f32; 4]) -> Option<&'static str> {
    let [width, height] = size.map(|side| side as f32);
    if xyxy.iter().any(|side| side.is_nan()) || !(width > 0.0 && height > 0.0) {
        return None;
    }
    let [x1, y1, x2, y2] = xyxy;
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

/// `a dog`, `an umbrella`, `a pair of skis`.
pub(crate) fn with_article(label: &str) -> String {
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
pub(crate) fn plural(label: &str) -> String {
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

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn enumerated(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// With a capital letter at the beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A text cut to so many letters, with an ellipsis when it was longer.
pub(crate) fn shortened(text: &str, letters: usize) -> String {
    let text = text.replace(['\n', '\r', '`'], " ");
    if text.chars().count() <= letters {
        return text;
    }
    let kept: String = text.chars().take(letters.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
