//! The body's joints and what their places in a picture prove about how somebody stands, sits or lies.
//!
//! Only points that were seen count ([`SEEN`]); what they do not show is not claimed. Everything is judged in the plane
//! of the picture: somebody who lies with the feet towards the camera is not told from somebody who sits.

use crate::value::Region;

/// The 17 points of a person in the order of the COCO keypoints (`cocodataset.org/#keypoints-2020`), left and right as
/// the person has them.
pub(crate) const JOINTS: [&str; 17] = [
    "nose",
    "left_eye",
    "right_eye",
    "left_ear",
    "right_ear",
    "left_shoulder",
    "right_shoulder",
    "left_elbow",
    "right_elbow",
    "left_wrist",
    "right_wrist",
    "left_hip",
    "right_hip",
    "left_knee",
    "right_knee",
    "left_ankle",
    "right_ankle",
];

/// The points that a line joins when a body is drawn.
pub(crate) const BONES: [(&str, &str); 16] = [
    ("nose", "left_eye"),
    ("nose", "right_eye"),
    ("left_eye", "left_ear"),
    ("right_eye", "right_ear"),
    ("left_shoulder", "right_shoulder"),
    ("left_shoulder", "left_elbow"),
    ("right_shoulder", "right_elbow"),
    ("left_elbow", "left_wrist"),
    ("right_elbow", "right_wrist"),
    ("left_shoulder", "left_hip"),
    ("right_shoulder", "right_hip"),
    ("left_hip", "right_hip"),
    ("left_hip", "left_knee"),
    ("right_hip", "right_knee"),
    ("left_knee", "left_ankle"),
    ("right_knee", "right_ankle"),
];

/// Least score of a point that counts as seen: the default of the pose demonstrations of TensorFlow.js, which MoveNet
/// comes from (`scoreThreshold: 0.3`).
pub(crate) const SEEN: f32 = 0.3;

/// What can be told of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Posture {
    /// A wrist is higher than the face.
    HandRaised,
    /// Both wrists are higher than the face.
    ArmsUp,
    /// Shoulders above hips, hips above knees, knees above ankles, the legs stretched.
    Standing,
    /// The body is upright and the thighs hang less than half as far down as the body is long; squatting looks alike.
    Sitting,
    /// Body and legs lie flat.
    Lying,
}

impl Posture {
    /// All of them with their names.
    pub(crate) const ALL: [(&'static str, Self); 5] = [
        ("hand_raised", Self::HandRaised),
        ("arms_up", Self::ArmsUp),
        ("standing", Self::Standing),
        ("sitting", Self::Sitting),
        ("lying", Self::Lying),
    ];

    /// Whether the points of a person prove it.
    pub(crate) fn holds(self, person: &Region) -> bool {
        match self {
            Self::HandRaised => raised_hands(person) >= 1,
            Self::ArmsUp => raised_hands(person) == 2,
            Self::Standing => is_standing(person).unwrap_or(false),
            Self::Sitting => is_sitting(person).unwrap_or(false),
            Self::Lying => is_lying(person).unwrap_or(false),
        }
    }
}

/// A point of a person that was seen.
pub(crate) fn joint(person: &Region, name: &str) -> Option<[f32; 2]> {
    let point = person.keypoints.iter().find(|point| point.name == name)?;
    (point.score >= SEEN && point.xy.iter().all(|v| v.is_finite())).then_some(point.xy)
}

/// The middle between the left and the right one of a pair, or the one that was seen.
fn pair(person: &Region, name: &str) -> Option<[f32; 2]> {
    let side = |side: &str| joint(person, &format!("{side}_{name}"));
    match (side("left"), side("right")) {
        (Some(a), Some(b)) => Some([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0]),
        (one, other) => one.or(other),
    }
}

fn raised_hands(person: &Region) -> usize {
    let face: Vec<f32> = JOINTS[..5].iter().filter_map(|name| joint(person, name)).map(|xy| xy[1]).collect();
    if face.is_empty() {
        return 0;
    }
    let level = face.iter().sum::<f32>() / face.len() as f32;
    ["left_wrist", "right_wrist"].iter().filter_map(|name| joint(person, name)).filter(|xy| xy[1] < level).count()
}

/// How far one point is right of and below another.
fn way(from: [f32; 2], to: [f32; 2]) -> [f32; 2] {
    [to[0] - from[0], to[1] - from[1]]
}

/// From the shoulders to the hips.
fn body(person: &Region) -> Option<[f32; 2]> {
    Some(way(pair(person, "shoulder")?, pair(person, "hip")?))
}

/// Shoulders above hips, within 45 degrees.
fn is_upright(body: [f32; 2]) -> bool {
    body[1] > body[0].abs()
}

/// People's thighs and shins are each about four fifths as long as their body from shoulders to hips; three fifths of
/// it straight down leaves no room for a bent leg.
fn is_standing(person: &Region) -> Option<bool> {
    let body = body(person)?;
    let (hips, knees, ankles) = (pair(person, "hip")?, pair(person, "knee")?, pair(person, "ankle")?);
    let down = |from: [f32; 2], to: [f32; 2]| way(from, to)[1] >= 0.6 * body[1];
    Some(is_upright(body) && down(hips, knees) && down(knees, ankles))
}

fn is_sitting(person: &Region) -> Option<bool> {
    let body = body(person)?;
    let thighs = way(pair(person, "hip")?, pair(person, "knee")?);
    Some(is_upright(body) && thighs[1] < 0.5 * body[1])
}

/// Body within 30 degrees of level, legs nearer to level than to upright.
fn is_lying(person: &Region) -> Option<bool> {
    let body = body(person)?;
    let legs = way(pair(person, "hip")?, pair(person, "ankle").or_else(|| pair(person, "knee"))?);
    Some(body[0].abs() > 1.73 * body[1].abs() && legs[0].abs() > legs[1].abs())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Keypoint;

    /// A person with both points of each pair at the same place.
    fn person(points: &[(&str, [f32; 2])]) -> Region {
        let keypoints = JOINTS.iter().filter_map(|joint| {
            let (_, xy) = points.iter().find(|(name, _)| joint.ends_with(name))?;
            Some(Keypoint { name: (*joint).to_owned(), xy: *xy, score: 0.9 })
        });
        Region { keypoints: keypoints.collect(), ..Region::default() }
    }

    fn told(person: &Region) -> Vec<&'static str> {
        Posture::ALL.iter().filter(|(_, posture)| posture.holds(person)).map(|(name, _)| *name).collect()
    }

    const UP: [(&str, [f32; 2]); 4] =
        [("nose", [50.0, 20.0]), ("shoulder", [50.0, 40.0]), ("wrist", [60.0, 90.0]), ("hip", [50.0, 100.0])];

    #[test]
    fn postures_are_told_by_the_places_of_the_joints() {
        let legs = |knee: [f32; 2], ankle: [f32; 2]| {
            let mut points = UP.to_vec();
            points.extend([("knee", knee), ("ankle", ankle)]);
            person(&points)
        };
        assert_eq!(told(&legs([52.0, 150.0], [50.0, 195.0])), ["standing"]);
        assert_eq!(told(&legs([95.0, 110.0], [95.0, 155.0])), ["sitting"]);
        let flat = [
            ("nose", [20.0, 90.0]),
            ("shoulder", [40.0, 90.0]),
            ("wrist", [60.0, 95.0]),
            ("hip", [100.0, 95.0]),
            ("knee", [150.0, 92.0]),
            ("ankle", [195.0, 95.0]),
        ];
        assert_eq!(told(&person(&flat)), ["lying"]);
        // Bent over, with the legs straight: none of them.
        let mut bent = flat.to_vec();
        bent[4].1 = [100.0, 145.0];
        bent[5].1 = [100.0, 190.0];
        assert_eq!(told(&person(&bent)), Vec::<&str>::new());
    }

    #[test]
    fn a_hand_is_raised_when_it_is_higher_than_the_face() {
        let mut points = UP.to_vec();
        points[2] = ("wrist", [60.0, 5.0]);
        let mut both = person(&points);
        assert_eq!(told(&both), ["hand_raised", "arms_up"]);
        let left = both.keypoints.iter_mut().find(|point| point.name == "left_wrist");
        left.into_iter().for_each(|point| point.score = 0.1);
        assert_eq!(told(&both), ["hand_raised"]);
    }

    #[test]
    fn what_was_not_seen_is_not_claimed() {
        assert_eq!(told(&person(&UP)), Vec::<&str>::new());
        assert_eq!(told(&Region::default()), Vec::<&str>::new());
        let odd = person(&[("nose", [f32::NAN; 2]), ("wrist", [0.0, -5.0]), ("hip", [f32::INFINITY; 2])]);
        assert_eq!(told(&odd), Vec::<&str>::new());
    }
}
