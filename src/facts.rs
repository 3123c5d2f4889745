//! What boxes, points and pixels prove, and the words for it: shared by experts and exact tools, which do not know each
//! other.

pub(crate) mod colour;
pub(crate) mod posture;
pub(crate) mod scene;
pub(crate) mod wording;
