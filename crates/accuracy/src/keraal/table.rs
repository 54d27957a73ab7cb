//! The set's part of the report.

use super::{Comparison, Figures, Row, Sensor, mean};
use crate::report::{Table, number};

/// One table over all, one per movement and sensor.
pub fn tables(figures: &Figures) -> Vec<Table> {
    let all = [
        ("trunk rotation, one camera", &figures.rotation.blazepose),
        ("trunk rotation, Kinect", &figures.rotation.kinect),
        ("lateral stretch, one camera", &figures.lateral.blazepose),
        ("lateral stretch, Kinect", &figures.lateral.kinect),
    ];
    let found = || all.iter().filter_map(|(name, sensor)| Some((*name, sensor.as_ref()?)));
    let mut tables = vec![summary(figures.participants, found())];
    tables.extend(found().map(|(name, sensor)| takes(name, sensor)));
    tables
}

fn summary<'a>(participants: usize, sensors: impl Iterator<Item = (&'a str, &'a Sensor)>) -> Table {
    let mut table = Table::new(
        "Keraal: range, curve and holds of the trunk",
        &format!(
            "One camera (BlazePose) and a depth camera (Kinect) against motion capture of the chest: rotation about the vertical, \
         tilt to the side. Range: from end to end, mean absolute error, with its standard deviation (signed). Curve: root mean \
         square, both without their means, since the target on the chest has no zero in common with a camera. Hold: duration at \
         either end; the truth is the time within 10 % of the farthest. Clocks are aligned by correlation. Naive: the line of \
         the shoulders as it is. Takes in which no curve was found, or whose truth is not known, are in no mean: the second column \
         counts them.\n\n\
         {participants} participant(s). No constant is fitted, but the round ones were chosen with takes of one participant in view. Part \
             of the difference is anatomy: the line of the shoulders turns more than the chest. While an arm is overhead Kinect loses the \
             trunk, so that its lateral figures are no measurement.",
        ),
        &[
            "movement, sensor",
            "takes",
            "range °",
            "SD °",
            "naive °",
            "curve °",
            "naive °",
            "hold s",
            "naive s",
        ],
    );
    for (name, sensor) in sensors {
        let found = || sensor.rows.iter().filter_map(|row| row.found.as_ref());
        let naive = || sensor.rows.iter().filter_map(|row| row.naive.as_ref());
        let bias = mean(found(), Comparison::range_error_deg);
        let spread = mean(found(), |c| (c.range_error_deg() - bias).powi(2)).sqrt();
        table.row([
            name.to_owned(),
            format!("{} of {}", sensor.found, sensor.takes),
            number(sensor.range_deg, 1),
            number(spread, 1),
            number(mean(naive(), |c| c.range_error_deg().abs()), 1),
            number(sensor.rmse_deg, 1),
            number(mean(naive(), |c| c.rmse_deg), 1),
            number(sensor.hold_s, 2),
            number(mean(naive(), Comparison::hold_error_s), 2),
        ]);
    }
    table
}

fn takes(name: &str, sensor: &Sensor) -> Table {
    let mut table = Table::new(
        &format!("Keraal: {name}"),
        "",
        &[
            "take",
            "range °",
            "found °",
            "naive °",
            "curve °",
            "lag s",
            "hold left s",
            "found s",
            "hold right s",
            "found s",
        ],
    );
    for Row { take, found, naive } in &sensor.rows {
        let cell = |of: &Option<Comparison>, value: fn(&Comparison) -> f64, decimals| {
            number(of.as_ref().map_or(f64::NAN, value), decimals)
        };
        table.row([
            take.clone(),
            // The truth is the same in either comparison.
            cell(&found.or(*naive), |c| c.true_range_deg, 1),
            cell(found, |c| c.range_deg, 1),
            cell(naive, |c| c.range_deg, 1),
            cell(found, |c| c.rmse_deg, 1),
            cell(found, |c| c.lag_s, 2),
            cell(&found.or(*naive), |c| c.true_hold_s[0], 2),
            cell(found, |c| c.hold_s[0], 2),
            cell(&found.or(*naive), |c| c.true_hold_s[1], 2),
            cell(found, |c| c.hold_s[1], 2),
        ]);
    }
    table
}
