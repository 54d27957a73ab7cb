//! Which joint a column or marker is, by the names in common use.

use body::Joint;

/// The side that a name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    Left,
    Right,
    Neither,
}

/// Words of a name in lower case: parted at whatever is no letter or digit, before a capital that follows a small letter, and before
/// the last of several capitals (`RShoulder`, `LBigToe`).
pub(super) fn words(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let after = letters.get(at + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|b| {
                b.is_lowercase() || b.is_uppercase() && after.is_some_and(|a| a.is_lowercase())
            });
        if begins || !letter.is_alphanumeric() {
            words.push(String::new());
        }
        if letter.is_alphanumeric() {
            words.last_mut().expect("there is always one").extend(letter.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What a marker tells of a skeleton.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marked {
    /// A joint itself; several markers of one joint are averaged.
    At(Joint),
    /// A corner of the pelvis on the side of this hip: stands in where no hip is named.
    Rim(Joint),
    /// The skull, all around: their middle is the head's.
    Skull,
}

/// The joint that a name means, without axis and unit; `None` for what a skeleton does not have.
pub(super) fn joint(name: &str) -> Option<Marked> {
    let mut words = words(name);
    // What video-based motion capture appends to its markers.
    words.retain(|word| word != "study" && word != "position" && word != "pos");
    let mut side = Named::Neither;
    words.retain(|word| match word.as_str() {
        "left" | "l" => {
            side = Named::Left;
            false
        }
        "right" | "r" => {
            side = Named::Right;
            false
        }
        _ => true,
    });
    let joined = words.concat();
    if let Some(found) = part(&joined, side) {
        return Some(found);
    }
    // Plug-in-Gait and its kin write the side as the first letter.
    let (first, rest) = joined.split_at_checked(1)?;
    match (side, first) {
        (Named::Neither, "l") => part(rest, Named::Left),
        (Named::Neither, "r") => part(rest, Named::Right),
        _ => None,
    }
}

fn part(name: &str, side: Named) -> Option<Marked> {
    use Joint::*;
    let midline = match name {
        "pelvis" | "midhip" | "hipcenter" | "chip" | "hipscenter" | "waist" | "root" | "spinebase"
        | "hips" => Pelvis,
        "spinemid" | "spine" | "t10" | "abdomen" => Spine,
        "chest" | "thorax" | "sternum" | "strn" => Chest,
        "neck" | "c7" | "spineshoulder" | "shouldercenter" | "midshoulder" => Neck,
        "head" | "headcenter" => Head,
        "nose" | "face" => Face,
        "hip" if side == Named::Neither => Pelvis,
        _ => match name {
            "ear" | "fhd" | "bhd" | "tophead" | "headtop" => return Some(Marked::Skull),
            _ => return sided(name, side),
        },
    };
    Some(Marked::At(midline))
}

fn sided(name: &str, side: Named) -> Option<Marked> {
    use Joint::*;
    let of = |left: Joint| match side {
        Named::Left => Some(left),
        Named::Right => Some(left.other_side()),
        Named::Neither => None,
    };
    Some(match name {
        "shoulder" | "sho" | "acromium" | "acromion" | "sjc" | "upperarm" => Marked::At(of(LeftShoulder)?),
        "elbow" | "elb" | "elbowlat" | "elbowmed" | "lelbow" | "melbow" | "ejc" | "forearm" => {
            Marked::At(of(LeftElbow)?)
        }
        "wrist" | "wra" | "wrb" | "wristlat" | "wristmed" | "lwrist" | "mwrist" | "wjc" => {
            Marked::At(of(LeftWrist)?)
        }
        "fin" | "hand" | "handtip" | "index" | "fingertip" | "indexfinger" => Marked::At(of(LeftHand)?),
        "hip" | "hjc" | "upleg" | "upperleg" | "thighproximal" => Marked::At(of(LeftHip)?),
        "asi" | "psi" | "asis" | "psis" => Marked::Rim(of(LeftHip)?),
        "knee" | "kne" | "kneelat" | "kneemed" | "mknee" | "kjc" | "leg" | "lowerleg" => {
            Marked::At(of(LeftKnee)?)
        }
        "ankle" | "ank" | "anklelat" | "anklemed" | "mankle" | "ajc" => Marked::At(of(LeftAnkle)?),
        "toe" | "bigtoe" | "toetip" | "footindex" | "foot" => Marked::At(of(LeftToe)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_names() {
        #[track_caller]
        fn check(name: &str, expected: Option<Marked>) {
            assert_eq!(joint(name), expected, "{name}");
        }
        let at = |joint| Some(Marked::At(joint));
        check("left_shoulder", at(Joint::LeftShoulder));
        check("RShoulder", at(Joint::RightShoulder));
        check("ShoulderRight", at(Joint::RightShoulder));
        check("r_shoulder_study", at(Joint::RightShoulder));
        check("LSHO", at(Joint::LeftShoulder));
        check("R.Acromium", at(Joint::RightShoulder));
        check("RWRA", at(Joint::RightWrist));
        check("LEFT_FOOT_INDEX", at(Joint::LeftToe));
        check("LBigToe", at(Joint::LeftToe));
        check("R.Knee.Lat", at(Joint::RightKnee));
        check("r_mknee_study", at(Joint::RightKnee));
        check("RKnee", at(Joint::RightKnee));
        check("Left ankle", at(Joint::LeftAnkle));
        check("LASI", Some(Marked::Rim(Joint::LeftHip)));
        check("r.PSIS_study", Some(Marked::Rim(Joint::RightHip)));
        check("LFHD", Some(Marked::Skull));
        check("Right_ear", Some(Marked::Skull));
        check("Nose", at(Joint::Face));
        check("CHip", at(Joint::Pelvis));
        check("Hip", at(Joint::Pelvis));
        check("SpineBase", at(Joint::Pelvis));
        check("C7", at(Joint::Neck));
        check("Neck", at(Joint::Neck));
        check("RBAK", None);
        check("shoulder", None);
        check("LTHI", None);
        check("price", None);
        check("", None);
    }
}
