//! Tests of `read_value` on pages of lines with boxes in pixels.
#![allow(clippy::unwrap_used)]

use super::super::testing::{any_regions, lines, text};
use super::*;
use proptest::prelude::*;

fn read(items: &[(&str, [f32; 4])], key: &str) -> Result<String, String> {
    let args = Args::default().with("lines", Value::Regions(lines(items))).with("key", text(key));
    read_value(&args).map(|value| value.to_string()).map_err(|error| error.to_string())
}

/// Lines one below the other.
fn page(texts: &[&str]) -> Vec<(&'static str, [f32; 4])> {
    texts
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let top = 30.0 * at as f32;
            let text: &'static str = Box::leak((*text).to_owned().into_boxed_str());
            (text, [10.0, top, 400.0, top + 20.0])
        })
        .collect()
}

/// A receipt in two columns, a little askew, as recognition gives it.
const RECEIPT: &[(&str, [f32; 4])] = &[
    ("GOOD FOOD SDN BHD", [100.0, 10.0, 400.0, 40.0]),
    ("Nasi Lemak", [20.0, 100.0, 150.0, 122.0]),
    ("2", [300.0, 101.0, 312.0, 123.0]),
    ("12.00", [400.0, 102.0, 470.0, 124.0]),
    ("Sub Total", [20.0, 200.0, 130.0, 222.0]),
    ("12.00", [400.0, 203.0, 470.0, 225.0]),
    ("Total Tax 6%", [20.0, 230.0, 150.0, 252.0]),
    ("0.72", [410.0, 233.0, 470.0, 255.0]),
    ("TOTAL :", [20.0, 260.0, 110.0, 284.0]),
    ("RM", [330.0, 263.0, 360.0, 286.0]),
    ("12.72", [400.0, 264.0, 470.0, 288.0]),
    ("CASH", [20.0, 290.0, 80.0, 312.0]),
    ("20.00", [400.0, 294.0, 470.0, 316.0]),
    ("Change", [20.0, 320.0, 95.0, 342.0]),
    ("7.28", [410.0, 324.0, 470.0, 346.0]),
    ("Date: 12/03/2024 Time: 10:33", [20.0, 380.0, 300.0, 402.0]),
    ("Invoice No. : INV-0077", [20.0, 410.0, 300.0, 432.0]),
    ("Cashier", [20.0, 440.0, 100.0, 462.0]),
    ("MEI LING", [180.0, 441.0, 280.0, 463.0]),
];

#[test]
fn a_receipt_gives_the_value_of_each_of_its_keys() {
    for (key, value) in [
        ("Total", "12.72"),
        ("the total", "12.72"),
        ("total amount", "12.72"),
        ("subtotal", "12.00"),
        ("tax", "0.72"),
        ("cash", "20.00"),
        ("change", "7.28"),
        ("Date", "12/03/2024"),
        ("time", "10:33"),
        ("invoice number", "INV-0077"),
        ("cashier", "MEI LING"),
    ] {
        assert_eq!(read(RECEIPT, key).as_deref(), Ok(value), "{key}");
    }
}

#[test]
fn a_value_ends_before_a_label_behind_a_wide_space() {
    assert_eq!(read(&page(&["No:123\u{3000}担当:山田"]), "No").as_deref(), Ok("123"));
    assert_eq!(read(&page(&["Date: 12/03\u{a0}Time: 10:33"]), "Date").as_deref(), Ok("12/03"));
}

#[test]
fn a_minus_stays_whatever_dash_is_printed() {
    for (line, value) in [
        ("Temperature –5 °C", "–5 °C"),
        ("Temperature: -5 °C", "-5 °C"),
        ("Temperature – 5 °C", "5 °C"),
        ("Temperature — mild", "mild"),
        ("Temperature –mild", "mild"),
    ] {
        assert_eq!(read(&page(&[line]), "temperature").as_deref(), Ok(value), "{line}");
    }
}

#[test]
fn a_page_of_too_many_lines_is_refused() {
    let all = [("a", [0.0, 0.0, 20.0, 20.0])].repeat(MAX_LINES + 1);
    assert!(read(&all, "a").unwrap_err().contains("at most 4000 lines, got 4001"));
}

#[test]
fn a_row_of_very_many_labels_is_none() {
    let row = |text: &'static str, y: f32, n: usize| {
        (0..n).map(move |at| (text, [30.0 * at as f32, y, 30.0 * at as f32 + 20.0, y + 20.0]))
    };
    let value = |n: usize| {
        let items: Vec<_> = row("seat", 0.0, n).chain(row("22C", 25.0, n)).collect();
        let lines = leveled(sane_lines(&lines(&items)));
        column_value(&lines, 0, false)
    };
    assert_eq!(value(MAX_LABELS).as_deref(), Some("22C"));
    assert_eq!(value(MAX_LABELS + 1), None);
}

#[test]
fn a_measure_behind_an_article_is_not_its_price() {
    let bill: &[(&str, [f32; 4])] = &[
        ("Mineral water 1 l", [20.0, 100.0, 220.0, 122.0]),
        ("5.40", [400.0, 102.0, 450.0, 124.0]),
        ("Butter 0,25kg", [20.0, 130.0, 160.0, 152.0]),
        ("1", [300.0, 132.0, 310.0, 154.0]),
        ("2.60", [400.0, 132.0, 450.0, 154.0]),
        ("Room 12", [20.0, 160.0, 100.0, 182.0]),
        ("99.00", [400.0, 162.0, 450.0, 184.0]),
        ("Bag: 2 kg", [20.0, 190.0, 110.0, 212.0]),
        ("14.05", [400.0, 192.0, 450.0, 214.0]),
        ("Beans 500 g", [20.0, 220.0, 130.0, 242.0]),
        ("Total 42.50", [300.0, 222.0, 450.0, 244.0]),
        ("Salt 1 kg", [20.0, 250.0, 110.0, 272.0]),
        ("Sum:", [300.0, 252.0, 350.0, 274.0]),
        ("9.90", [400.0, 252.0, 450.0, 274.0]),
    ];
    for (key, value) in
        [("water", "5.40"), ("butter", "2.60"), ("room", "12"), ("bag", "2 kg"), ("beans", "500 g"), ("salt", "1 kg")]
    {
        assert_eq!(read(bill, key).as_deref(), Ok(value), "{key}");
    }
}

#[test]
fn values_on_the_same_line_are_read_clean() {
    for (line, key, value) in [
        ("Total: 12.50", "total", "12.50"),
        ("TOTAL RM 12.50", "total", "RM 12.50"),
        ("TOTAL........ $12.50", "total", "$12.50"),
        ("Total (2 items): 12.50", "total", "12.50"),
        ("T0TAL 12.50", "total", "12.50"),
        ("Total amount due 12.50", "total", "12.50"),
        ("Total 3 25.00", "total", "25.00"),
        ("Name: John Smith", "name", "John Smith"),
        ("Name John Smith", "name", "John Smith"),
        ("Tel - 03-555 1234", "phone", "03-555 1234"),
        ("Web: http://x.org", "web", "http://x.org"),
        ("Flight BA 123", "flight", "BA 123"),
        ("Temperature -5 °C", "temperature", "-5 °C"),
        ("Opening hours 9:00 - 17:00", "opening hours", "9:00 - 17:00"),
        ("Addr: 12 Main St,", "address", "12 Main St"),
        ("Subject: Meeting notes: budget", "subject", "Meeting notes: budget"),
        ("Qty: 2 size: XL", "qty", "2"),
        ("name: anna age: 9", "name", "anna"),
    ] {
        assert_eq!(read(&page(&[line]), key).as_deref(), Ok(value), "{line}");
    }
}

#[test]
fn the_best_label_wins_and_of_equal_totals_the_last() {
    assert_eq!(read(&page(&["Total 10.00", "Discount 1.00", "Total 9.00"]), "total").as_deref(), Ok("9.00"));
    assert_eq!(read(&page(&["Total 9.00", "Total Tax 0.50"]), "total").as_deref(), Ok("9.00"));
    assert_eq!(read(&page(&["Subtotal 8.00", "Grand Total 9.00"]), "total").as_deref(), Ok("9.00"));
    assert_eq!(read(&page(&["Total 9.00", "Total items 3"]), "total").as_deref(), Ok("9.00"));
    assert_eq!(read(&page(&["Subtotal 8.00", "Tax 1.00"]), "total").as_deref(), Ok("8.00"));
}

#[test]
fn a_form_gives_what_stands_below_its_label() {
    let form = [
        ("Name", [10.0, 10.0, 60.0, 30.0]),
        ("Date of birth", [300.0, 10.0, 420.0, 30.0]),
        ("Ada Lovelace", [10.0, 36.0, 140.0, 58.0]),
        ("10.12.1815", [300.0, 36.0, 400.0, 58.0]),
    ];
    assert_eq!(
        read(&form[..1], "name").unwrap_err(),
        "`Name` is written, but no value stands after it, right of it or below it"
    );
    assert_eq!(read(&form, "date of birth").as_deref(), Ok("10.12.1815"));
    assert_eq!(read(&[form[0], form[2]], "name").as_deref(), Ok("Ada Lovelace"));
}

/// The lines of a boarding pass, two rows of small labels over large values.
const PASS: &[(&str, [f32; 4])] = &[
    ("BOARDING PASS", [48.0, 38.0, 308.0, 70.0]),
    ("Passenger", [49.0, 120.0, 144.0, 143.0]),
    ("Flight", [399.0, 120.0, 452.0, 143.0]),
    ("Seat", [639.0, 121.0, 682.0, 140.0]),
    ("OLIVIA STONE", [49.0, 150.0, 272.0, 180.0]),
    ("LX 318", [398.0, 150.0, 509.0, 180.0]),
    ("22C", [639.0, 150.0, 701.0, 180.0]),
    ("From", [49.0, 231.0, 95.0, 251.0]),
    ("Destination", [229.0, 230.0, 334.0, 252.0]),
    ("Gate", [399.0, 231.0, 444.0, 251.0]),
    ("Zurich", [49.0, 260.0, 151.0, 290.0]),
    ("Dublin", [229.0, 260.0, 333.0, 290.0]),
    ("A14", [399.0, 260.0, 461.0, 290.0]),
];

#[test]
fn a_value_below_its_label_wins_over_the_label_beside() {
    for (key, value) in [
        ("passenger", "OLIVIA STONE"),
        ("flight", "LX 318"),
        ("seat", "22C"),
        ("from", "Zurich"),
        ("destination", "Dublin"),
        ("gate", "A14"),
    ] {
        assert_eq!(read(PASS, key).as_deref(), Ok(value), "{key}");
    }
    // In one size, told from a list by its three columns and the digit below.
    let table = [
        ("Item", [10.0, 10.0, 50.0, 30.0]),
        ("Size", [110.0, 10.0, 150.0, 30.0]),
        ("Price", [210.0, 10.0, 250.0, 30.0]),
        ("Coat", [10.0, 40.0, 50.0, 60.0]),
        ("large", [110.0, 40.0, 150.0, 60.0]),
        ("80.00", [210.0, 40.0, 260.0, 60.0]),
    ];
    assert_eq!(read(&table, "item").as_deref(), Ok("Coat"));
    assert_eq!(read(&table, "size").as_deref(), Ok("large"));
}

#[test]
fn in_a_list_of_two_columns_the_value_stands_beside_its_label() {
    let list = [
        ("Name", [10.0, 10.0, 60.0, 30.0]),
        ("John", [200.0, 10.0, 250.0, 30.0]),
        ("City", [10.0, 36.0, 60.0, 56.0]),
        ("Bonn", [200.0, 36.0, 250.0, 56.0]),
        ("Age", [10.0, 62.0, 60.0, 82.0]),
        ("36", [200.0, 62.0, 230.0, 82.0]),
    ];
    for (key, value) in [("name", "John"), ("city", "Bonn"), ("age", "36")] {
        assert_eq!(read(&list, key).as_deref(), Ok(value), "{key}");
    }
    // The last line of a sum is often larger.
    let sum = [
        ("Tax", [10.0, 10.0, 60.0, 30.0]),
        ("0.72", [200.0, 10.0, 250.0, 30.0]),
        ("TOTAL", [10.0, 36.0, 90.0, 66.0]),
        ("12.72", [200.0, 36.0, 280.0, 66.0]),
    ];
    assert_eq!(read(&sum, "tax").as_deref(), Ok("0.72"));
}

#[test]
fn a_heading_over_a_label_that_says_the_same_is_none() {
    let window = [
        ("Network", [32.0, 20.0, 120.0, 46.0]),
        ("Network name", [32.0, 70.0, 150.0, 94.0]),
        ("Kitchen", [300.0, 70.0, 370.0, 94.0]),
        ("Security", [32.0, 110.0, 110.0, 134.0]),
        ("WPA3", [300.0, 110.0, 350.0, 134.0]),
    ];
    assert_eq!(read(&window, "network").as_deref(), Ok("Kitchen"));
    // Nothing stands beside the second line, so that it is what the first one is about.
    assert_eq!(read(&window[..2], "network").as_deref(), Ok("Network name"));
}

#[test]
fn a_bar_chart_gives_the_number_above_a_bar() {
    let chart = [
        ("Sales", [200.0, 5.0, 260.0, 25.0]),
        ("30", [55.0, 200.0, 75.0, 215.0]),
        ("45", [155.0, 100.0, 175.0, 115.0]),
        ("20", [255.0, 260.0, 275.0, 275.0]),
        ("Apples", [40.0, 400.0, 90.0, 418.0]),
        ("Pears", [145.0, 400.0, 185.0, 418.0]),
        ("Plums", [245.0, 400.0, 285.0, 418.0]),
        ("Fruit", [145.0, 425.0, 185.0, 443.0]),
    ];
    for (key, value) in [("apples", "30"), ("pears", "45"), ("plums", "20")] {
        assert_eq!(read(&chart, key).as_deref(), Ok(value), "{key}");
    }
}

#[test]
fn a_missing_key_names_what_is_there() {
    let error = read(&page(&["Invoice 12", "Balance due 5.00"]), "balanse sheet").unwrap_err();
    assert!(error.starts_with("no line holds the key `balanse sheet`; there are `Balance due 5.00`"), "{error}");
    assert_eq!(read(&[], "total").unwrap_err(), "there are no lines to find the key `total` in");
    assert!(read(&page(&["a"]), "?!").unwrap_err().contains("words of a printed label"));
}

proptest! {
    #[test]
    fn any_boxes_are_read_without_a_panic(regions in any_regions(), key in "[Tt]otal|\\PC{0,12}") {
        let args = Args::default().with("lines", Value::Regions(regions)).with("key", text(&key));
        if let Ok(Value::Text(value)) = read_value(&args) {
            prop_assert_eq!(value.trim(), value.as_str());
        }
    }
}
