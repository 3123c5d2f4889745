//! Reading order of lines: rows from the top, left to right in a row.

use crate::value::Region;

/// Sorts lines into reading order. A line belongs to a row when its middle and that of the row's first line are less
/// than half of the smaller height apart, so that a tall heading beside small print does not swallow several rows.
pub(super) fn sort(lines: &mut Vec<Region>) {
    lines.sort_by(|a, b| a.center().1.total_cmp(&b.center().1));
    let mut rows: Vec<Vec<Region>> = Vec::new();
    for line in lines.drain(..) {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| same_row(first, &line)) => row.push(line),
            _ => rows.push(vec![line]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.xyxy[0].total_cmp(&b.xyxy[0]));
    }
    lines.extend(rows.into_iter().flatten());
}

fn same_row(a: &Region, b: &Region) -> bool {
    (a.center().1 - b.center().1).abs() < a.height().min(b.height()) / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(boxes: &[(&str, [f32; 4])]) -> Vec<String> {
        let mut lines: Vec<Region> = boxes
            .iter()
            .map(|(text, xyxy)| Region { xyxy: *xyxy, text: Some((*text).to_owned()), ..Region::default() })
            .collect();
        sort(&mut lines);
        lines.iter().map(|line| line.words().to_owned()).collect()
    }

    #[test]
    fn rows_come_from_the_top_and_run_left_to_right() {
        let found = order(&[
            ("price", [200.0, 12.0, 260.0, 30.0]),
            ("total", [10.0, 52.0, 60.0, 70.0]),
            ("item", [10.0, 10.0, 60.0, 31.0]),
            ("9.00", [200.0, 48.0, 260.0, 68.0]),
        ]);
        assert_eq!(found, ["item", "price", "total", "9.00"]);
    }

    #[test]
    fn a_tall_heading_does_not_join_the_rows_beside_it() {
        let found = order(&[
            ("low", [200.0, 60.0, 260.0, 80.0]),
            ("HEADING", [10.0, 10.0, 150.0, 90.0]),
            ("high", [200.0, 20.0, 260.0, 40.0]),
        ]);
        assert_eq!(found, ["high", "HEADING", "low"]);
    }
}
