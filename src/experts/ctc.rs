//! Greedy CTC decoding (Graves et al. 2006): the best class at each time, repetitions joined, blanks dropped.

/// The classes that a line of `[times, classes]` scores spells, with the score of the first time of each.
pub(crate) fn greedy(scores: &[f32], classes: usize, blank: usize) -> Vec<(usize, f32)> {
    let mut found = Vec::new();
    let mut last = blank;
    for row in scores.chunks_exact(classes.max(1)) {
        let (class, score) = best(row);
        if class != blank && class != last {
            found.push((class, score));
        }
        last = class;
    }
    found
}

/// The first greatest number and its place. The greatest of each block is found first, which vectorises: a row may
/// have many thousand classes.
fn best(row: &[f32]) -> (usize, f32) {
    const LANES: usize = 16;
    let mut lanes = [f32::NEG_INFINITY; LANES];
    let blocks = row.chunks_exact(LANES);
    let rest = blocks.remainder().iter().fold(f32::NEG_INFINITY, |a, &b| if b > a { b } else { a });
    for block in blocks {
        for (lane, &value) in lanes.iter_mut().zip(block) {
            *lane = if value > *lane { value } else { *lane };
        }
    }
    let most = lanes.iter().fold(rest, |a, &b| if b > a { b } else { a });
    (row.iter().position(|&value| value == most).unwrap_or(0), most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repetitions_join_unless_a_blank_stands_between() {
        let row = |class: usize| (0..3).map(move |i| if i == class { 0.5 } else { 0.1 });
        let scores: Vec<f32> = [1, 1, 2, 1, 0].into_iter().flat_map(row).collect();
        let classes = |blank| greedy(&scores, 3, blank).into_iter().map(|(class, _)| class).collect::<Vec<_>>();
        assert_eq!(classes(2), [1, 1, 0]);
        assert_eq!(classes(0), [1, 2, 1]);
        assert!(greedy(&[], 3, 0).is_empty() && greedy(&[0.1], 0, 0).is_empty());
    }

    #[test]
    fn the_best_class_is_found_anywhere_in_a_long_row() {
        for place in [0, 1, 15, 16, 47, 48, 50] {
            let mut row = vec![0.1; 51];
            row[place] = 0.7;
            assert_eq!(best(&row), (place, 0.7));
        }
        assert_eq!(best(&[0.5, 0.5]), (0, 0.5));
    }
}
