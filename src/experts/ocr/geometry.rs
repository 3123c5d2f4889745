//! Points, convex hulls and smallest rectangles.

/// (x, y) in pixels, y down.
pub(super) type Point = (f64, f64);

/// Four corners, from the upper left clockwise.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Quad(pub(super) [Point; 4]);

impl Quad {
    /// Puts four corners in order: of the two on the left the upper one is first, of the two on the right likewise.
    pub(super) fn ordered(mut corners: [Point; 4]) -> Self {
        corners.sort_by(|a, b| a.0.total_cmp(&b.0));
        let [a, b, c, d] = corners;
        let (top_left, bottom_left) = if b.1 > a.1 { (a, b) } else { (b, a) };
        let (top_right, bottom_right) = if d.1 > c.1 { (c, d) } else { (d, c) };
        Self([top_left, top_right, bottom_right, bottom_left])
    }

    /// Distance between two corners.
    pub(super) fn side(&self, i: usize, j: usize) -> f64 {
        (self.0[i].0 - self.0[j].0).hypot(self.0[i].1 - self.0[j].1)
    }

    /// The shorter of two neighbouring sides.
    pub(super) fn short_side(&self) -> f64 {
        self.side(0, 1).min(self.side(1, 2))
    }

    /// Length of the outline.
    pub(super) fn perimeter(&self) -> f64 {
        (0..4).map(|i| self.side(i, (i + 1) % 4)).sum()
    }

    /// Area inside of the outline.
    pub(super) fn area(&self) -> f64 {
        let twice: f64 = (0..4)
            .map(|i| {
                let (a, b) = (self.0[i], self.0[(i + 1) % 4]);
                a.0 * b.1 - b.0 * a.1
            })
            .sum();
        twice.abs() / 2.0
    }

    /// Left, top, right, bottom of the upright box around it.
    pub(super) fn bounds(&self) -> [f64; 4] {
        self.0.iter().fold([f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY], |b, p| {
            [b[0].min(p.0), b[1].min(p.1), b[2].max(p.0), b[3].max(p.1)]
        })
    }
}

/// Convex hull by Andrew's monotone chain, without points on its edges, clockwise on the screen.
pub(super) fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted.dedup();
    if sorted.len() < 3 {
        return sorted;
    }
    let mut outline = chain(sorted.iter());
    outline.pop();
    let mut back = chain(sorted.iter().rev());
    back.pop();
    outline.append(&mut back);
    outline
}

fn chain<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for &p in points {
        while let [.., a, b] = chain.as_slice()
            && (b.0 - a.0) * (p.1 - a.1) - (b.1 - a.1) * (p.0 - a.0) <= 0.0
        {
            chain.pop();
        }
        chain.push(p);
    }
    chain
}

/// The rectangle of least area around some points: one of its sides lies on an edge of their hull (Freeman and
/// Shapira 1975). Nothing when the points span no area.
pub(super) fn min_area_rect(points: &[Point]) -> Option<Quad> {
    let hull = hull(points);
    if hull.len() < 3 {
        return None;
    }
    let mut best: Option<(f64, Quad)> = None;
    for (i, &a) in hull.iter().enumerate() {
        let b = hull[(i + 1) % hull.len()];
        let length = (b.0 - a.0).hypot(b.1 - a.1);
        let (ux, uy) = ((b.0 - a.0) / length, (b.1 - a.1) / length);
        let (mut low, mut high, mut depth) = (0.0f64, 0.0f64, 0.0f64);
        for p in &hull {
            let (dx, dy) = (p.0 - a.0, p.1 - a.1);
            let along = dx * ux + dy * uy;
            low = low.min(along);
            high = high.max(along);
            depth = depth.max(dy * ux - dx * uy);
        }
        let area = (high - low) * depth;
        if best.as_ref().is_none_or(|(least, _)| area < *least) {
            let corner = |along: f64, across: f64| (a.0 + along * ux - across * uy, a.1 + along * uy + across * ux);
            let corners = [corner(low, 0.0), corner(high, 0.0), corner(high, depth), corner(low, depth)];
            best = Some((area, Quad::ordered(corners)));
        }
    }
    best.map(|(_, quad)| quad)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_smallest_rectangle_of_a_turned_square_is_the_square() {
        let diamond = [(5.0, 0.0), (10.0, 5.0), (5.0, 10.0), (0.0, 5.0), (5.0, 5.0)];
        let rect = min_area_rect(&diamond).unwrap();
        assert!((rect.area() - 50.0).abs() < 1e-9 && (rect.short_side() - 50f64.sqrt()).abs() < 1e-9, "{rect:?}");
        assert_eq!(rect.bounds().map(f64::round), [0.0, 0.0, 10.0, 10.0]);
    }

    #[test]
    fn points_on_a_line_have_no_rectangle() {
        assert_eq!(min_area_rect(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.0)]), None);
        assert_eq!(min_area_rect(&[(3.0, 3.0)]), None);
    }

    #[test]
    fn corners_are_ordered_from_the_upper_left_clockwise() {
        let quad = Quad::ordered([(10.0, 6.0), (0.0, 5.0), (10.0, 1.0), (0.0, 0.0)]);
        assert_eq!(quad.0, [(0.0, 0.0), (10.0, 1.0), (10.0, 6.0), (0.0, 5.0)]);
    }
}
