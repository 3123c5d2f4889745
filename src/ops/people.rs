//! `pose_is`: which people hold themselves in a certain way.

use crate::facts::posture::Posture;
use crate::tool::{Args, ToolError};
use crate::value::{Region, Value};

/// `pose_is(regions, what)`: the people whose joints prove a posture, in their order.
pub(super) fn pose_is(args: &Args) -> Result<Value, ToolError> {
    let regions = args.regions("regions")?;
    let what = args.text("what")?;
    let posture = Posture::ALL.iter().find(|(name, _)| name == what).map(|(_, posture)| *posture).ok_or_else(|| {
        let names: Vec<&str> = Posture::ALL.iter().map(|(name, _)| *name).collect();
        ToolError::argument("what", format!("expected one of {}, got `{what}`", names.join(", ")))
    })?;
    if !regions.items.is_empty() && regions.items.iter().all(|person| person.keypoints.is_empty()) {
        return Err(ToolError::argument("regions", "these boxes have no joints: take people from `pose`"));
    }
    let kept: Vec<Region> = regions.items.iter().filter(|person| posture.holds(person)).cloned().collect();
    Ok(Value::Regions(regions.with(kept)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::testing::{text, things};
    use super::*;
    use crate::value::{Keypoint, Regions};

    fn kept(regions: Regions, what: &str) -> Result<usize, ToolError> {
        let args = Args::default().with("regions", Value::Regions(regions)).with("what", text(what));
        match pose_is(&args)? {
            Value::Regions(kept) => Ok(kept.items.len()),
            other => panic!("{other}"),
        }
    }

    #[test]
    fn people_with_a_raised_hand_are_kept() {
        let mut people = things(&[("person", [0.0, 0.0, 100.0, 300.0]), ("person", [200.0, 0.0, 300.0, 300.0])]);
        for (person, wrist) in people.items.iter_mut().zip([10.0, 200.0]) {
            let point = |name: &str, y: f32| Keypoint { name: name.to_owned(), xy: [50.0, y], score: 0.8 };
            person.keypoints = vec![point("nose", 60.0), point("left_wrist", wrist)];
        }
        assert_eq!(kept(people.clone(), "hand_raised"), Ok(1));
        assert_eq!(kept(people.clone(), "arms_up"), Ok(0));
        let error = kept(people, "dancing").unwrap_err().to_string();
        assert!(error.contains("`dancing`") && error.contains("arms_up"), "{error}");
    }

    #[test]
    fn boxes_without_joints_are_refused_and_no_boxes_stay_none() {
        let plain = things(&[("person", [0.0, 0.0, 100.0, 300.0])]);
        assert!(kept(plain, "lying").unwrap_err().to_string().contains("take people from `pose`"));
        assert_eq!(kept(things(&[]), "lying"), Ok(0));
    }
}
