//! `table`, `lookup` and `column`: rows and columns out of read lines, and cells out of tables.
//!
//! Rows come from shared heights with the nearest cell beside, so that a page that is a little askew still gives level
//! rows. Columns come from shared widths: the fullest rows say where columns are, the others are fitted into them in
//! order, so that an empty cell stays empty.

use super::layout::{Line, leveled, sane_lines};
use super::matching::{Quality, find, listing, words};
use crate::tool::{Args, ToolError};
use crate::value::{Cell, Table, Value};

/// Most lines that are put into a table.
const MAX_LINES: usize = 4000;

/// `table(lines)`: cells by row and column. Captions, that is single lines above or below a table of several columns,
/// are left out, so that the heading is the first row. No lines give a table without rows.
pub(super) fn table(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("lines")?;
    if regions.items.len() > MAX_LINES {
        let message = format!("a table is made of at most {MAX_LINES} lines, got {}", regions.items.len());
        return Err(ToolError::Limit { message });
    }
    let lines = sane_lines(regions);
    let mut rows = rows(&leveled(lines.clone()));
    if rows.iter().filter(|row| row.len() > 1).count() > 1 {
        let first = rows.iter().position(|row| row.len() > 1).unwrap_or(0);
        let last = rows.iter().rposition(|row| row.len() > 1).unwrap_or(0);
        rows = rows.drain(first..=last).collect();
    }
    let columns = columns(&lines, &rows);
    let rows = rows.iter().map(|row| cells(&lines, row, &columns)).collect();
    Ok(Value::Table(without_empty_columns(Table { source: regions.source, rows })))
}

/// Lines of each row from left to right, rows from the top.
fn rows(lines: &[Line]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|a, b| lines[*a].middle_y().total_cmp(&lines[*b].middle_y()).then(a.cmp(b)));
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for at in order {
        let line = &lines[at];
        // Later rows lie lower, so only the last few can share the height of this line.
        let first = rows.len().saturating_sub(8);
        let fit = |row: &Vec<usize>| -> f32 {
            if row.iter().any(|other| lines[*other].shared_width(line) > 0.4) {
                return 0.0;
            }
            let distance = |other: &usize| (lines[*other].middle_x() - line.middle_x()).abs();
            let nearest = row.iter().min_by(|a, b| distance(a).total_cmp(&distance(b)));
            nearest.map_or(0.0, |other| lines[*other].shared_height(line))
        };
        let best = (first..rows.len())
            .map(|row| (row, fit(&rows[row])))
            .filter(|(_, fit)| *fit >= 0.5)
            .max_by(|a, b| a.1.total_cmp(&b.1));
        match best {
            Some((row, _)) => rows[row].push(at),
            None => rows.push(vec![at]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| lines[*a].xyxy[0].total_cmp(&lines[*b].xyxy[0]));
    }
    let top = |row: &Vec<usize>| row.iter().map(|at| lines[*at].middle_y()).sum::<f32>() / row.len().max(1) as f32;
    rows.sort_by(|a, b| top(a).total_cmp(&top(b)));
    rows
}

/// Left and right edge of each column, from the left.
fn columns(lines: &[Line], rows: &[Vec<usize>]) -> Vec<[f32; 2]> {
    let mut order: Vec<&Vec<usize>> = rows.iter().collect();
    // The fullest rows first: they know most about the columns.
    order.sort_by_key(|row| std::cmp::Reverse(row.len()));
    let mut columns: Vec<[f32; 2]> = Vec::new();
    for row in order {
        let fitted = fit(lines, row, &columns);
        for (at, column) in row.iter().zip(&fitted) {
            let [x1, _, x2, _] = lines[*at].xyxy;
            if let Some(column) = column {
                // A column grows with its cells, but not into its neighbours.
                let left = column.checked_sub(1).map_or(f32::MIN, |left| columns[left][1]);
                let right = columns.get(column + 1).map_or(f32::MAX, |right| right[0]);
                let [known_left, known_right] = columns[*column];
                columns[*column] = [known_left.min(x1.max(left)), known_right.max(x2.min(right))];
            }
        }
        let new: Vec<[f32; 2]> = row
            .iter()
            .zip(&fitted)
            .filter(|(at, column)| column.is_none() && overlapping(&columns, lines[**at].xyxy).is_none())
            .map(|(at, _)| [lines[*at].xyxy[0], lines[*at].xyxy[2]])
            .collect();
        columns.extend(new);
        columns.sort_by(|a, b| (a[0] + a[1]).total_cmp(&(b[0] + b[1])));
    }
    columns
}

/// The column that shares most width with a box.
fn overlapping(columns: &[[f32; 2]], xyxy: [f32; 4]) -> Option<usize> {
    (0..columns.len())
        .map(|column| (column, shared(columns[column], xyxy)))
        .filter(|(_, shared)| *shared > 0.0)
        .max_by(|a, b| a.1.total_cmp(&b.1))
        .map(|(column, _)| column)
}

fn shared(column: [f32; 2], xyxy: [f32; 4]) -> f32 {
    column[1].min(xyxy[2]) - column[0].max(xyxy[0])
}

/// The column of each cell of a row: the most shared width first, one cell a column, left to right.
fn fit(lines: &[Line], row: &[usize], columns: &[[f32; 2]]) -> Vec<Option<usize>> {
    let mut pairs: Vec<(f32, usize, usize)> = Vec::new();
    for (cell, at) in row.iter().enumerate() {
        for (column, edges) in columns.iter().enumerate() {
            let shared = shared(*edges, lines[*at].xyxy);
            if shared > 0.0 {
                pairs.push((shared / (edges[1] - edges[0]).min(lines[*at].width()).max(1.0), cell, column));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut fitted: Vec<Option<usize>> = vec![None; row.len()];
    for (_, cell, column) in pairs {
        let in_order = fitted.iter().enumerate().all(|(other, taken)| {
            taken.is_none_or(|taken| (other < cell && taken < column) || (other > cell && taken > column))
        });
        if fitted[cell].is_none() && in_order {
            fitted[cell] = Some(column);
        }
    }
    fitted
}

/// The cells of a row; lines that found no column of their own join the nearest one's text.
fn cells(lines: &[Line], row: &[usize], columns: &[[f32; 2]]) -> Vec<Cell> {
    let mut cells = vec![Cell::default(); columns.len()];
    let fitted = fit(lines, row, columns);
    for (at, column) in row.iter().zip(fitted) {
        let line = &lines[*at];
        let distance = |column: usize| ((columns[column][0] + columns[column][1]) / 2.0 - line.middle_x()).abs();
        let nearest = || (0..columns.len()).min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
        let Some(column) = column.or_else(|| overlapping(columns, line.xyxy)).or_else(nearest) else { continue };
        let cell = &mut cells[column];
        if !cell.text.is_empty() {
            cell.text.push(' ');
        }
        cell.text.push_str(&line.text);
        let [a, b, c, d] = line.xyxy;
        cell.xyxy = Some(cell.xyxy.map_or(line.xyxy, |[x1, y1, x2, y2]| [x1.min(a), y1.min(b), x2.max(c), y2.max(d)]));
    }
    cells
}

fn without_empty_columns(mut table: Table) -> Table {
    let width = table.rows.first().map_or(0, Vec::len);
    let used: Vec<bool> = (0..width).map(|column| table.rows.iter().any(|row| !row[column].text.is_empty())).collect();
    for row in &mut table.rows {
        let mut at = 0;
        row.retain(|_| {
            at += 1;
            used[at - 1]
        });
    }
    table
}

/// `lookup(table, row, column)`: the cell where a row and a column meet. Rows are looked for in the first column, then
/// anywhere; columns in the first row. When that fails, row and column are exchanged, for a table that lies on its
/// side, and then headings are looked for in the next two rows too.
pub(super) fn lookup(args: &Args) -> Result<Value, ToolError> {
    let table = args.table("table")?;
    let (row, column) = (args.text("row")?, args.text("column")?);
    // Of several errors the first is the one to report.
    let cell = cell_at(table, row, column, 1).or_else(|error| {
        cell_at(table, column, row, 1).or_else(|_| cell_at(table, row, column, 3)).map_err(|_| error)
    })?;
    if cell.text.trim().is_empty() {
        return Err(ToolError::not_found(format!("the cell of row `{row}` and column `{column}` is empty")));
    }
    Ok(Value::Text(cell.text.trim().to_owned()))
}

fn cell_at<'a>(table: &'a Table, row: &str, column: &str, headings: usize) -> Result<&'a Cell, ToolError> {
    let (heading, column_at) = find_column(table, column, headings)?;
    let others = heading + 1..table.rows.len();
    let first = others.clone().map(|at| (at, 0));
    let all = others.flat_map(|at| (1..table.rows[at].len()).filter(|x| *x != column_at).map(move |x| (at, x)));
    let found = best_cell(table, row, first).or_else(|| best_cell(table, row, all));
    let Some((row_at, _)) = found else {
        let heads = table.rows.iter().skip(heading + 1).filter_map(|row| row.first()).map(|cell| cell.text.as_str());
        return Err(ToolError::not_found(format!("no row holds `{}`; there are {}", row.trim(), named(row, heads))));
    };
    table.rows[row_at].get(column_at).ok_or_else(|| ToolError::not_found("the row has no such column"))
}

/// Row of the heading, which is among so many first ones, and index of the column under it.
fn find_column(table: &Table, name: &str, headings: usize) -> Result<(usize, usize), ToolError> {
    if words(name).is_empty() && name.trim().is_empty() {
        return Err(ToolError::argument("column", "expected a heading, got an empty text"));
    }
    for (at, row) in table.rows.iter().enumerate().take(headings) {
        if let Some(found) = best_cell(table, name, (0..row.len()).map(|x| (at, x))) {
            return Ok(found);
        }
    }
    let heads = table.rows.first().into_iter().flatten().map(|cell| cell.text.as_str());
    let there = named(name, heads);
    Err(ToolError::not_found(format!("no column is headed `{}`; there are {there}", name.trim())))
}

fn named<'a>(wrong: &str, texts: impl Iterator<Item = &'a str>) -> String {
    let names = listing(wrong, texts);
    if names.is_empty() { "none".to_owned() } else { names }
}

/// The cell that holds the words best; of equally good ones the one with the fewest other words, then the first.
fn best_cell(table: &Table, name: &str, places: impl Iterator<Item = (usize, usize)>) -> Option<(usize, usize)> {
    let wanted = words(name);
    let mut best: Option<((Quality, usize), (usize, usize))> = None;
    for (row, column) in places {
        let Some(cell) = table.rows.get(row).and_then(|row| row.get(column)) else { continue };
        let text = words(&cell.text);
        let fit = if wanted.is_empty() {
            (cell.text.trim() == name.trim()).then_some((Quality::Words, 0))
        } else {
            find(&text, &wanted).map(|found| (found.quality, text.len() - (found.end - found.first)))
        };
        if let Some(fit) = fit
            && best.is_none_or(|(known, _)| fit < known)
        {
            best = Some((fit, (row, column)));
        }
    }
    best.map(|(_, place)| place)
}

/// `column(table, name)`: the filled cells below a heading, from the top; none give an empty list.
pub(super) fn column(args: &Args) -> Result<Value, ToolError> {
    let table = args.table("table")?;
    let name = args.text("name")?;
    let (heading, at) = find_column(table, name, 1).or_else(|error| find_column(table, name, 3).map_err(|_| error))?;
    let cells = table.rows.iter().skip(heading + 1).filter_map(|row| row.get(at));
    let texts = cells.map(|cell| cell.text.trim()).filter(|text| !text.is_empty());
    Ok(Value::List(texts.map(|text| Value::Text(text.to_owned())).collect()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{any_regions, lines, text};
    use super::*;
    use proptest::prelude::*;

    /// A price list, askew by one pixel in twenty-five, with empty cells, a caption and a footnote.
    const PRICES: &[(&str, [f32; 4])] = &[
        ("Price list of May", [120.0, 5.0, 330.0, 30.0]),
        ("Fruit", [20.0, 60.0, 70.0, 80.0]),
        ("Qty", [205.0, 67.0, 240.0, 87.0]),
        ("Unit price", [300.0, 71.0, 390.0, 91.0]),
        ("Total", [460.0, 77.0, 510.0, 97.0]),
        ("Apples", [20.0, 100.0, 85.0, 120.0]),
        ("3", [228.0, 107.0, 240.0, 127.0]),
        ("1.20", [350.0, 112.0, 390.0, 132.0]),
        ("3.60", [470.0, 117.0, 510.0, 137.0]),
        ("Pomegranates (large)", [20.0, 140.0, 195.0, 160.0]),
        ("2.50", [350.0, 152.0, 390.0, 172.0]),
        ("Plums", [20.0, 180.0, 80.0, 200.0]),
        ("12", [218.0, 187.0, 240.0, 207.0]),
        ("4.80", [470.0, 197.0, 510.0, 217.0]),
        ("prices include tax", [20.0, 240.0, 200.0, 260.0]),
    ];

    fn made(items: &[(&str, [f32; 4])]) -> Table {
        match table(&Args::default().with("lines", Value::Regions(lines(items)))).unwrap() {
            Value::Table(table) => table,
            other => panic!("{other}"),
        }
    }

    fn looked_up(row: &str, column: &str) -> Result<String, String> {
        let table = Value::Table(made(PRICES));
        lookup(&Args::default().with("table", table).with("row", text(row)).with("column", text(column)))
            .map(|value| value.to_string())
            .map_err(|error| error.to_string())
    }

    #[test]
    fn a_skewed_table_with_empty_cells_keeps_its_rows_and_columns() {
        let read = Value::Table(made(PRICES)).to_string();
        assert_eq!(
            read,
            "Fruit | Qty | Unit price | Total\nApples | 3 | 1.20 | 3.60\n\
             Pomegranates (large) |  | 2.50 | \nPlums | 12 |  | 4.80"
        );
    }

    #[test]
    fn columns_that_no_row_has_all_of_are_told_apart() {
        let read = made(&[
            ("a", [0.0, 0.0, 20.0, 20.0]),
            ("b", [100.0, 0.0, 120.0, 20.0]),
            ("d", [300.0, 0.0, 320.0, 20.0]),
            ("e", [0.0, 40.0, 20.0, 60.0]),
            ("g", [200.0, 40.0, 220.0, 60.0]),
            ("h", [300.0, 40.0, 320.0, 60.0]),
        ]);
        assert_eq!(Value::Table(read).to_string(), "a | b |  | d\ne |  | g | h");
    }

    #[test]
    fn lines_split_inside_a_cell_join() {
        let read = made(&[
            ("Item", [0.0, 0.0, 150.0, 20.0]),
            ("Price", [300.0, 0.0, 350.0, 20.0]),
            ("Green", [0.0, 40.0, 50.0, 60.0]),
            ("tea", [55.0, 40.0, 80.0, 60.0]),
            ("2.00", [310.0, 40.0, 350.0, 60.0]),
            ("Water", [0.0, 80.0, 50.0, 100.0]),
            ("1.00", [310.0, 80.0, 350.0, 100.0]),
        ]);
        let fields: Vec<String> = read
            .rows
            .iter()
            .map(|row| row.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join("/"))
            .collect();
        assert_eq!(fields[2].matches('/').count(), fields[0].matches('/').count());
        let args =
            Args::default().with("table", Value::Table(read)).with("row", text("green")).with("column", text("price"));
        assert_eq!(lookup(&args), Ok(text("2.00")));
    }

    #[test]
    fn a_cell_is_looked_up_by_its_row_and_heading() {
        assert_eq!(looked_up("apples", "unit price").as_deref(), Ok("1.20"));
        assert_eq!(looked_up("Plum", "total").as_deref(), Ok("4.80"));
        assert_eq!(looked_up("pomegranate", "price").as_deref(), Ok("2.50"));
        assert_eq!(looked_up("P0megranates", "price").as_deref(), Ok("2.50"));
        assert_eq!(looked_up("Qty", "Apples").as_deref(), Ok("3"));
        assert_eq!(
            looked_up("plums", "unit price").unwrap_err(),
            "the cell of row `plums` and column `unit price` is empty"
        );
        let error = looked_up("cherries", "total").unwrap_err();
        assert_eq!(error, "no row holds `cherries`; there are `Apples`, `Pomegranates (large)`, `Plums`");
        let error = looked_up("apples", "weight").unwrap_err();
        assert!(
            error.starts_with("no column is headed `weight`; there are ") && error.contains("`Unit price`"),
            "{error}"
        );
    }

    #[test]
    fn a_column_gives_its_filled_cells() {
        let args = Args::default().with("table", Value::Table(made(PRICES))).with("name", text("Total"));
        assert_eq!(column(&args), Ok(Value::List(vec![text("3.60"), text("4.80")])));
        let empty = Args::default().with("table", Value::Table(Table::default())).with("name", text("Total"));
        assert_eq!(column(&empty).unwrap_err().to_string(), "no column is headed `Total`; there are none");
        assert_eq!(made(&[]).rows.len(), 0);
    }

    proptest! {
        #[test]
        fn any_boxes_give_even_rows_and_keep_every_word(regions in any_regions()) {
            let words: usize = sane_lines(&regions).iter().map(|line| line.text.split_whitespace().count()).sum();
            let captions = regions.items.len();
            let Value::Table(table) = table(&Args::default().with("lines", Value::Regions(regions))).unwrap() else {
                return Ok(());
            };
            let width = table.rows.first().map_or(0, Vec::len);
            prop_assert!(table.rows.iter().all(|row| row.len() == width));
            let kept: usize =
                table.rows.iter().flatten().map(|cell| cell.text.split_whitespace().count()).sum();
            prop_assert!(kept <= words && (kept == words || captions > 2));
        }
    }
}
