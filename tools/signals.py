"""The 16 signals of crates/motion in NumPy, as the yardstick of `cargo xtask bench motion`.

Input: little-endian float64, frames x 22 joints x (x, y, z, confidence). Output: float64, frames x 16 x (value,
confidence). Joints, signals, signs and what makes a quantity unknown are those of `body::angles`; the formulas are
the same algebra that the Rust code uses, so that neither side carries work that the other is spared.
"""

import argparse
import json
import time

import numpy as np

# fmt: off
(PELVIS, SPINE, CHEST, NECK, HEAD, FACE, LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_ELBOW, RIGHT_ELBOW, LEFT_WRIST,
 RIGHT_WRIST, LEFT_HAND, RIGHT_HAND, LEFT_HIP, RIGHT_HIP, LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE, LEFT_TOE,
 RIGHT_TOE) = range(22)
# fmt: on
SIGNALS = 16
DEG = 180.0 / np.pi
# A direction counts when more than this share of its squared length is left across an axis.
ACROSS = 1e-6


def dot(a, b):
    """Dot products of 3 x n vectors."""
    out = a[0] * b[0]
    out += a[1] * b[1]
    out += a[2] * b[2]
    return out


def cross(a, b):
    """Cross products of 3 x n vectors."""
    out = np.empty_like(a)
    work = np.empty_like(a[0])
    for i, j, k in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        np.multiply(a[j], b[k], out=out[i])
        np.multiply(a[k], b[j], out=work)
        out[i] -= work
    return out


def between(a, b, out):
    """Angles between vectors, degrees; NaN when they have no direction."""
    across, along = np.sqrt(sq(cross(a, b))), dot(a, b)
    np.arctan2(across, along, out=out)
    out *= DEG
    return (across > 0.0) | (along != 0.0)


def sq(a):
    return dot(a, a)


def whole(p, c):
    """Signals and confidences, each 16 x n, of positions 22 x 3 x n and confidences 22 x n."""
    n = p.shape[2]
    value, confidence = np.empty((SIGNALS, n)), np.empty((SIGNALS, n))
    known = np.empty((SIGNALS, n), dtype=bool)
    trunk, hips, shoulders = p[NECK] - p[PELVIS], p[RIGHT_HIP] - p[LEFT_HIP], p[RIGHT_SHOULDER] - p[LEFT_SHOULDER]
    face = p[FACE] - p[HEAD]
    tt, hh, ss, ff = sq(trunk), sq(hips), sq(shoulders), sq(face)
    t = np.sqrt(tt)

    # Inclination and tilt in the person's own planes; the level right is (x, z) / level.
    x, z = hips[0] + shoulders[0], hips[2] + shoulders[2]
    y = hips[1] + shoulders[1]
    level2 = x * x + z * z
    known[0] = known[1] = level2 > ACROSS * (level2 + y * y)
    up = trunk[1] * np.sqrt(level2)
    np.arctan2(trunk[0] * z - trunk[2] * x, up, out=value[0])
    np.arctan2(trunk[0] * x + trunk[2] * z, up, out=value[1])

    # Shoulders against hips about the trunk.
    ht, st, ft = dot(hips, trunk), dot(shoulders, trunk), dot(face, trunk)
    turned_shoulders = ss * tt - st * st > ACROSS * ss * tt
    known[2] = (hh * tt - ht * ht > ACROSS * hh * tt) & turned_shoulders
    ahead = cross(trunk, shoulders)
    np.arctan2(dot(hips, ahead) * -t, dot(hips, shoulders) * tt - ht * st, out=value[2])

    np.arctan2(hips[2], -hips[0], out=value[3])
    known[3] = hips[0] * hips[0] + hips[2] * hips[2] > ACROSS * hh

    # The head against the frame of the thorax.
    np.arctan2(ft * st - dot(face, shoulders) * tt, dot(face, ahead) * t, out=value[4])
    known[4] = turned_shoulders & (ff * tt - ft * ft > ACROSS * ff * tt)
    value[:5] *= DEG
    known[5] = between(trunk, face, value[5])
    value[5] -= 90.0

    down = -trunk
    tc = np.minimum(c[PELVIS], c[NECK])
    thighs = []
    for side in (0, 1):
        shoulder, elbow, wrist = LEFT_SHOULDER + side, LEFT_ELBOW + side, LEFT_WRIST + side
        hip, knee, ankle = LEFT_HIP + side, LEFT_KNEE + side, LEFT_ANKLE + side
        arm, thigh = p[elbow] - p[shoulder], p[knee] - p[hip]
        known[6 + side] = between(down, arm, value[6 + side])
        known[8 + side] = between(arm, p[wrist] - p[elbow], value[8 + side])
        known[10 + side] = between(down, thigh, value[10 + side])
        known[12 + side] = between(thigh, p[ankle] - p[knee], value[12 + side])
        np.minimum(c[shoulder], c[elbow], out=confidence[6 + side])
        np.minimum(confidence[6 + side], c[wrist], out=confidence[8 + side])
        np.minimum(confidence[6 + side], tc, out=confidence[6 + side])
        np.minimum(c[hip], c[knee], out=confidence[10 + side])
        np.minimum(confidence[10 + side], c[ankle], out=confidence[12 + side])
        np.minimum(confidence[10 + side], tc, out=confidence[10 + side])
        thighs.append(np.sqrt(sq(thigh)))

    heels = p[LEFT_ANKLE] + p[RIGHT_ANKLE]
    heels *= 0.5
    heels -= p[PELVIS]
    both = thighs[0] + thighs[1]
    known[14] = both > 0.0
    np.divide(2.0 * np.sqrt(sq(heels)), both, out=value[14])
    reach = np.maximum(sq(p[LEFT_WRIST] - p[NECK]), sq(p[RIGHT_WRIST] - p[NECK]))
    np.divide(np.sqrt(reach, out=reach), t, out=value[15])
    known[15] = t > 0.0

    pair = np.minimum(c[LEFT_HIP], c[RIGHT_HIP])
    girdle = np.minimum(c[LEFT_SHOULDER], c[RIGHT_SHOULDER])
    np.minimum(girdle, tc, out=girdle)
    head = np.minimum(c[HEAD], c[FACE])
    np.minimum(pair, girdle, out=confidence[0])
    confidence[1] = confidence[2] = confidence[0]
    confidence[3] = pair
    np.minimum(head, girdle, out=confidence[4])
    np.minimum(head, tc, out=confidence[5])
    np.minimum(confidence[12], confidence[13], out=confidence[14])
    np.minimum(confidence[14], c[PELVIS], out=confidence[14])
    np.minimum(c[LEFT_WRIST], c[RIGHT_WRIST], out=confidence[15])
    np.minimum(confidence[15], tc, out=confidence[15])

    known &= confidence > 0.0
    unknown = ~known
    value[unknown] = np.nan
    confidence[unknown] = 0.0
    return value, confidence


def from_stream(frames):
    """All signals of a stream, frames x 22 x 4 as it arrives: the joints are put side by side first."""
    columns = np.ascontiguousarray(frames.reshape(len(frames), -1).T).reshape(22, 4, -1)
    return whole(columns[:, :3], columns[:, 3])


# Frame by frame, one operation takes as many joints as it can.
# fmt: off
FROM = np.array([PELVIS, LEFT_HIP, LEFT_SHOULDER, HEAD, LEFT_SHOULDER, RIGHT_SHOULDER, LEFT_ELBOW, RIGHT_ELBOW,
                 LEFT_HIP, RIGHT_HIP, LEFT_KNEE, RIGHT_KNEE, NECK, NECK])
TO = np.array([NECK, RIGHT_HIP, RIGHT_SHOULDER, FACE, LEFT_ELBOW, RIGHT_ELBOW, LEFT_WRIST, RIGHT_WRIST,
               LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE, LEFT_WRIST, RIGHT_WRIST])
(TRUNK, HIPS, SHOULDERS, FACING, LEFT_ARM, RIGHT_ARM, LEFT_FOREARM, RIGHT_FOREARM, LEFT_THIGH, RIGHT_THIGH, LEFT_SHANK,
 RIGHT_SHANK, LEFT_REACH, RIGHT_REACH) = range(14)
# The nine angles between two segments, the trunk's axis turned down where it is compared with a limb.
ONE = np.array([TRUNK, TRUNK, TRUNK, LEFT_ARM, RIGHT_ARM, TRUNK, TRUNK, LEFT_THIGH, RIGHT_THIGH])
OTHER = np.array([FACING, LEFT_ARM, RIGHT_ARM, LEFT_FOREARM, RIGHT_FOREARM, LEFT_THIGH, RIGHT_THIGH, LEFT_SHANK,
                  RIGHT_SHANK])
SIGN = np.array([1.0, -1.0, -1.0, 1.0, 1.0, -1.0, -1.0, 1.0, 1.0])
_TORSO = [PELVIS, NECK, LEFT_HIP, RIGHT_HIP, LEFT_SHOULDER, RIGHT_SHOULDER]
_NEEDS = [_TORSO, _TORSO, _TORSO, [LEFT_HIP, RIGHT_HIP],
          [HEAD, FACE, PELVIS, NECK, LEFT_SHOULDER, RIGHT_SHOULDER], [HEAD, FACE, PELVIS, NECK],
          [PELVIS, NECK, LEFT_SHOULDER, LEFT_ELBOW], [PELVIS, NECK, RIGHT_SHOULDER, RIGHT_ELBOW],
          [LEFT_SHOULDER, LEFT_ELBOW, LEFT_WRIST], [RIGHT_SHOULDER, RIGHT_ELBOW, RIGHT_WRIST],
          [PELVIS, NECK, LEFT_HIP, LEFT_KNEE], [PELVIS, NECK, RIGHT_HIP, RIGHT_KNEE],
          [LEFT_HIP, LEFT_KNEE, LEFT_ANKLE], [RIGHT_HIP, RIGHT_KNEE, RIGHT_ANKLE],
          [PELVIS, LEFT_HIP, RIGHT_HIP, LEFT_KNEE, RIGHT_KNEE, LEFT_ANKLE, RIGHT_ANKLE],
          [PELVIS, NECK, LEFT_WRIST, RIGHT_WRIST]]
# fmt: on
# Which joints each signal needs, 16 x 7, shorter lists filled up with their first.
NEEDS = np.array([needs + needs[:1] * (7 - len(needs)) for needs in _NEEDS])
NEXT, AFTER = np.array([1, 2, 0]), np.array([2, 0, 1])


def one(frame):
    """Signals and confidences of one frame, 22 x 4."""
    p = frame[:, :3]
    segments = p[TO] - p[FROM]
    trunk, hips, shoulders, face = segments[:4]
    products = segments[:4] @ segments[:4].T
    squares = np.einsum("ij,ij->i", segments, segments)
    tt, ht, st, ft = products[TRUNK].tolist()
    hh, hs, ss, sf, ff = (products[i].item() for i in ((1, 1), (1, 2), (2, 2), (2, 3), (3, 3)))
    t = tt**0.5
    tx, ty, tz = trunk.tolist()
    hx, hy, hz = hips.tolist()
    sx, sy, sz = shoulders.tolist()
    x, y, z = hx + sx, hy + sy, hz + sz
    level2 = x * x + z * z
    up = ty * level2**0.5
    a, b = segments[ONE] * SIGN[:, None], segments[OTHER]
    crossed = a[:, NEXT] * b[:, AFTER] - a[:, AFTER] * b[:, NEXT]
    across = np.sqrt(np.einsum("ij,ij->i", crossed, crossed))
    along = np.einsum("ij,ij->i", a, b)
    nx, ny, nz = ty * sz - tz * sy, tz * sx - tx * sz, tx * sy - ty * sx
    fx, fy, fz = face.tolist()
    sine = np.empty(14)
    cosine = np.empty(14)
    sine[:5] = (
        tx * z - tz * x,
        tx * x + tz * z,
        -(hx * nx + hy * ny + hz * nz) * t,
        hz,
        ft * st - sf * tt,
    )
    cosine[:5] = (up, up, hs * tt - ht * st, -hx, (nx * fx + ny * fy + nz * fz) * t)
    sine[5:], cosine[5:] = across, along
    value = np.empty(SIGNALS)
    np.arctan2(sine, cosine, out=value[:14])
    value[:14] *= DEG
    value[5] -= 90.0
    thighs = np.sqrt(squares[LEFT_THIGH]) + np.sqrt(squares[RIGHT_THIGH])
    heels = 0.5 * (p[LEFT_ANKLE] + p[RIGHT_ANKLE]) - p[PELVIS]
    value[14] = 2.0 * np.sqrt(heels @ heels) / thighs if thighs > 0.0 else np.nan
    value[15] = max(squares[LEFT_REACH], squares[RIGHT_REACH]) ** 0.5 / t if t > 0.0 else np.nan
    turned = ss * tt - st * st > ACROSS * ss * tt
    there = np.ones(SIGNALS, dtype=bool)
    there[:5] = (
        level2 > ACROSS * (level2 + y * y),
        level2 > ACROSS * (level2 + y * y),
        turned and hh * tt - ht * ht > ACROSS * hh * tt,
        hx * hx + hz * hz > ACROSS * hh,
        turned and ff * tt - ft * ft > ACROSS * ff * tt,
    )
    there[5:14] = (across > 0.0) | (along != 0.0)
    there[14:] = thighs > 0.0, t > 0.0
    confidence = frame[:, 3][NEEDS].min(axis=1)
    there &= confidence > 0.0
    value[~there] = np.nan
    confidence[~there] = 0.0
    return value, confidence


def best(work, seconds):
    """The shortest time that some work took within so many seconds, and at least three runs; and its result."""
    shortest, runs, began = float("inf"), 0, time.perf_counter()
    while runs < 3 or time.perf_counter() - began < seconds:
        start = time.perf_counter()
        result = work()
        shortest = min(shortest, time.perf_counter() - start)
        runs += 1
    return shortest, result


def furthest(found, expected):
    """The largest difference; infinite where one is known and the other is not."""
    if np.any(np.isnan(found) != np.isnan(expected)):
        return float("inf")
    return float(np.nanmax(np.abs(found - expected), initial=0.0))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("stream", help="file of the stream")
    arguments.add_argument("expected", help="file of the signals that the other side found")
    arguments.add_argument("--seconds", type=float, default=1.0, help="how long to measure each way")
    arguments.add_argument("--single", type=int, default=2000, help="how many frames to take one by one")
    given = arguments.parse_args()
    frames = np.fromfile(given.stream, dtype="<f8").reshape(-1, 22, 4)
    # What is not a number is not known: both sides get it so.
    unknown = ~(np.isfinite(frames).all(axis=2) & (frames[:, :, 3] > 0.0))
    frames[unknown] = 0.0
    expected = np.fromfile(given.expected, dtype="<f8").reshape(-1, SIGNALS, 2)
    single = frames[: given.single]

    with np.errstate(all="ignore"):
        whole_s, (value, confidence) = best(lambda: from_stream(frames), given.seconds)
        single_s, rows = best(lambda: [one(frame) for frame in single], given.seconds)
    whole_off = furthest(np.stack([value.T, confidence.T], axis=2), expected)
    single_off = furthest(np.array(rows).transpose(0, 2, 1), expected[: len(single)])
    print(
        json.dumps(
            {
                "numpy_fps": len(frames) / whole_s,
                "numpy_stream_fps": len(single) / single_s,
                "off": max(whole_off, single_off),
                "numpy": np.__version__,
            }
        )
    )


if __name__ == "__main__":
    main()
