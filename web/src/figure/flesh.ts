// The surface of a figure: tubes whose rings are laid anew for each pose, in one mesh.

import { BufferAttribute, BufferGeometry, Color, DynamicDrawUsage, Vector3 } from "three";

import { depth, LEVELS, POINT, SIDE } from "./reel.js";

/** What a part is dressed in. */
export type Cloth = "shirt" | "sleeve" | "leg" | "skin" | "neck";

/** A tube of rings; every ring has the same number of points. */
interface Tube {
  from: number;
  rings: number;
  around: number;
  cloth: Cloth;
}

const TRUNK_RINGS = 34;
const TRUNK_AROUND = 32;
/** The first ring of the trunk that the shirt covers. */
const WAIST_RING = 13;
const LIMB_AROUND = 18;
const LIMB_STEPS = 22;
const CAP = 5;
/** How far before and behind a joint a limb begins to bend, metres. */
const BEND = 0.055;

const [A, B, C, D] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
const [ALONG, SIDEWAYS, FRONT] = [new Vector3(), new Vector3(), new Vector3()];

export class Flesh {
  readonly geometry = new BufferGeometry();
  readonly #tubes: Tube[] = [];
  readonly #positions: Float32Array;
  readonly #normals: Float32Array;
  #pose: Float32Array = new Float32Array();
  #radii: number[] = [];

  constructor() {
    const index: number[] = [];
    let from = 0;
    const tube = (cloth: Cloth, rings: number, around: number) => {
      for (let ring = 0; ring + 1 < rings; ring += 1) {
        for (let at = 0; at < around; at += 1) {
          const [a, b] = [from + ring * around + at, from + ring * around + ((at + 1) % around)];
          index.push(a, a + around, b, b, a + around, b + around);
        }
      }
      this.#tubes.push({ from, rings, around, cloth });
      from += rings * around;
    };
    const limb = LIMB_STEPS + 2 * CAP;
    const blob = 8 + 2 * CAP;
    tube("shirt", TRUNK_RINGS, TRUNK_AROUND);
    tube("neck", blob, LIMB_AROUND);
    for (let side = 0; side < 2; side += 1) {
      tube("shirt", blob, LIMB_AROUND);
      tube("sleeve", limb, LIMB_AROUND);
      tube("skin", blob, LIMB_AROUND);
      tube("skin", blob, 10);
      tube("leg", limb, LIMB_AROUND);
      tube("skin", blob, LIMB_AROUND);
    }
    this.#positions = new Float32Array(3 * from);
    this.#normals = new Float32Array(3 * from);
    const changing = (values: Float32Array) => new BufferAttribute(values, 3).setUsage(DynamicDrawUsage);
    this.geometry.setAttribute("position", changing(this.#positions));
    this.geometry.setAttribute("normal", changing(this.#normals));
    this.geometry.setAttribute("color", new BufferAttribute(new Float32Array(3 * from), 3));
    this.geometry.setIndex(index);
  }

  dress(colours: Record<Cloth, Color>) {
    const colour = this.geometry.getAttribute("color");
    this.#tubes.forEach(({ from, rings, around, cloth }, tube) => {
      for (let at = 0; at < rings * around; at += 1) {
        // Trousers reach up to the waist.
        const { r, g, b } = colours[tube === 0 && at < WAIST_RING * around ? "leg" : cloth];
        colour.setXYZ(from + at, r, g, b);
      }
    });
    colour.needsUpdate = true;
  }

  /** Lays all rings for a pose. */
  lay(pose: Float32Array, radii: number[]) {
    this.#pose = pose;
    this.#radii = radii;
    let next = 0;
    const tube = () => this.#tubes[next++] as Tube;
    this.#trunk(tube());
    this.#rod(tube(), POINT.neck, POINT.neck + 1, 0);
    for (const side of [0, 1] as const) {
      const at = (place: keyof typeof SIDE) => POINT.sides[side] + SIDE[place];
      this.#rod(tube(), at("girdle"), at("shoulder"), 6);
      this.#limb(tube(), at("shoulder"), at("elbow"), at("wrist"), 8, 1.07);
      this.#hand(tube(), at("wrist"), at("hand"), at("thumb"));
      this.#thumb(tube(), at("wrist"), at("hand"), at("thumb"));
      this.#limb(tube(), at("hip"), at("knee"), at("ankle"), 14, 0.86);
      this.#foot(tube(), at("heel"), at("toe"), at("ankle"), at("knee"));
    }
    this.geometry.getAttribute("position").needsUpdate = true;
    for (const one of this.#tubes) this.#shade(one);
    this.geometry.getAttribute("normal").needsUpdate = true;
  }

  point(index: number, into: Vector3): Vector3 {
    return into.fromArray(this.#pose, 3 * index);
  }

  #radius(at: number): number {
    return this.#radii[at] as number;
  }

  #ring(tube: Tube, ring: number, centre: Vector3, aside: Vector3, front: Vector3, across: number, deep: number, square = 1) {
    const positions = this.#positions;
    let at = 3 * (tube.from + ring * tube.around);
    for (let step = 0; step < tube.around; step += 1) {
      const turn = (2 * Math.PI * step) / tube.around;
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      const x = across * Math.sign(cos) * Math.abs(cos) ** square;
      const z = deep * Math.sign(sin) * Math.abs(sin) ** square;
      positions[at++] = centre.x + aside.x * x + front.x * z;
      positions[at++] = centre.y + aside.y * x + front.y * z;
      positions[at++] = centre.z + aside.z * x + front.z * z;
    }
  }

  #level(level: number, centre: Vector3, half: Vector3): number {
    const clamped = Math.min(Math.max(level, 0), LEVELS - 1);
    this.point(POINT.levels + 2 * clamped, centre);
    this.point(POINT.levels + 2 * clamped + 1, half);
    const x = centre.x - half.x, y = centre.y - half.y, z = centre.z - half.z;
    centre.add(half).multiplyScalar(0.5);
    half.set(x, y, z).multiplyScalar(0.5);
    return depth(this.#pose, clamped);
  }

  /** The trunk bends smoothly through its levels, and ends round below and in the neck above. */
  #trunk(tube: Tube) {
    const [capBelow, capAbove] = [6, 7];
    const between = tube.rings - capBelow - capAbove;
    const centre = new Vector3(), half = new Vector3();
    for (let ring = 0; ring < tube.rings; ring += 1) {
      const place = Math.min(Math.max(((ring - capBelow) / (between - 1)) * (LEVELS - 1), 0), LEVELS - 1);
      const from = Math.min(Math.floor(place), LEVELS - 2);
      const share = place - from;
      const weights = spline(share);
      centre.set(0, 0, 0);
      half.set(0, 0, 0);
      ALONG.set(0, 0, 0);
      let deep = 0;
      const slopes = splineSlope(share);
      for (let near = 0; near < 4; near += 1) {
        const d = this.#level(from + near - 1, A, B);
        const weight = weights[near] as number;
        centre.addScaledVector(A, weight);
        half.addScaledVector(B, weight);
        ALONG.addScaledVector(A, slopes[near] as number);
        deep += d * weight;
      }
      ALONG.normalize();
      const wide = half.length() + deep;
      SIDEWAYS.copy(half).normalize();
      FRONT.crossVectors(SIDEWAYS, ALONG).normalize();
      let shrink = 1;
      if (ring < capBelow) {
        const down = 1 - ring / capBelow;
        shrink = Math.sqrt(Math.max(1 - down * down, 0));
        centre.addScaledVector(ALONG, -down * deep * 0.75);
      } else if (ring >= tube.rings - capAbove) {
        // Shoulders slope to the neck.
        const up = (ring - (tube.rings - capAbove) + 1) / capAbove;
        this.point(POINT.neck, C);
        this.point(POINT.neck + 1, D);
        C.lerp(D, 0.12);
        centre.lerp(C, up * up * 0.9 + 0.1 * up);
        centre.addScaledVector(ALONG, 0.012 * Math.sin(Math.PI * up));
        const narrow = Math.cos((Math.PI * up) / 2);
        const neck = this.#radius(0) * 1.1;
        const collar = ring === tube.rings - 1 ? 0.2 : 1;
        const across = neck + (wide - neck) * (1 - up) ** 0.8 * (0.4 + 0.6 * narrow);
        this.#ring(tube, ring, centre, SIDEWAYS, FRONT, across * collar, Math.max(neck + (deep - neck) * narrow, neck) * collar, 0.9);
        continue;
      }
      this.#ring(tube, ring, centre, SIDEWAYS, FRONT, wide * shrink, deep * shrink * 1.04, 0.86);
    }
  }

  /** A straight piece with round ends. */
  #rod(tube: Tube, from: number, to: number, radius: number) {
    this.point(from, A);
    this.point(to, B);
    ALONG.subVectors(B, A).normalize();
    aside(ALONG, SIDEWAYS);
    FRONT.crossVectors(SIDEWAYS, ALONG);
    this.#capped(tube, A, B, this.#radius(radius), this.#radius(radius + 1), 1, 1);
  }

  /** Rings from A to B with round ends, in the frame that stands in ALONG, SIDEWAYS and FRONT. */
  #capped(tube: Tube, a: Vector3, b: Vector3, ra: number, rb: number, wide: number, thick: number) {
    const middle = tube.rings - 2 * CAP;
    for (let ring = 0; ring < tube.rings; ring += 1) {
      const inner = Math.min(Math.max(ring - CAP, 0), middle - 1) / (middle - 1);
      let radius = ra + (rb - ra) * inner;
      C.lerpVectors(a, b, inner);
      const over = ring < CAP ? (ring - CAP) / CAP : ring >= CAP + middle ? (ring - CAP - middle + 1) / CAP : 0;
      C.addScaledVector(ALONG, radius * Math.sin((over * Math.PI) / 2));
      radius *= Math.cos((over * Math.PI) / 2);
      this.#ring(tube, ring, C, SIDEWAYS, FRONT, radius * wide, radius * thick);
    }
  }

  /** A limb of two pieces that bends softly between them; four radii from `radius` on, the first by a factor that lets it come
   * out of the trunk without a step. */
  #limb(tube: Tube, root: number, joint: number, end: number, radius: number, fit: number) {
    this.point(root, A);
    this.point(joint, B);
    this.point(end, C);
    const [first, second] = [A.distanceTo(B), B.distanceTo(C)];
    const whole = first + second;
    const centre = new Vector3(), before = new Vector3(), ahead = new Vector3();
    const r = [0, 1, 2, 3].map((at) => this.#radius(radius + at)) as [number, number, number, number];
    const rootRadius = r[0];
    const middle = tube.rings - 2 * CAP;
    const along = (metres: number, into: Vector3) => {
      const off = metres - first;
      if (off <= -BEND) into.lerpVectors(A, B, metres / first);
      else if (off >= BEND) into.lerpVectors(B, C, off / second);
      else {
        // A quadratic curve round the joint.
        const t = (off + BEND) / (2 * BEND);
        D.lerpVectors(B, A, BEND / first);
        into.copy(D).multiplyScalar((1 - t) * (1 - t));
        into.addScaledVector(B, 2 * t * (1 - t));
        D.lerpVectors(B, C, BEND / second);
        into.addScaledVector(D, t * t);
      }
      return into;
    };
    ALONG.subVectors(B, A).normalize();
    aside(ALONG, SIDEWAYS);
    for (let ring = 0; ring < tube.rings; ring += 1) {
      const inner = Math.min(Math.max(ring - CAP, 0), middle - 1) / (middle - 1);
      const metres = inner * whole;
      along(metres, centre);
      along(Math.max(metres - 0.01, 0), before);
      along(Math.min(metres + 0.01, whole), ahead);
      ALONG.subVectors(ahead, before).normalize();
      // The frame is carried along the limb without a twist.
      SIDEWAYS.addScaledVector(ALONG, -SIDEWAYS.dot(ALONG)).normalize();
      FRONT.crossVectors(SIDEWAYS, ALONG);
      const [near, far] = [r[0] + (r[1] - r[0]) * Math.min(metres / first, 1), r[2] + (r[3] - r[2]) * Math.max((metres - first) / second, 0)];
      const blend = smooth((metres - first + BEND) / (2 * BEND));
      let wide = near + (far - near) * blend;
      // A little muscle between the joints.
      wide *= 1 + (fit - 1) * Math.max(1 - metres / rootRadius / 2, 0);
      wide *= 1 + 0.06 * Math.sin(Math.PI * (metres < first ? metres / first : (metres - first) / second));
      const over = ring < CAP ? (ring - CAP) / CAP : ring >= CAP + middle ? (ring - CAP - middle + 1) / CAP : 0;
      centre.addScaledVector(ALONG, wide * Math.sin((over * Math.PI) / 2) * (over > 0 ? 0.35 : 1));
      wide *= Math.cos((over * Math.PI) / 2);
      this.#ring(tube, ring, centre, SIDEWAYS, FRONT, wide, wide);
    }
  }

  #hand(tube: Tube, wrist: number, tip: number, thumb: number) {
    this.point(wrist, A);
    this.point(tip, B);
    ALONG.subVectors(B, A).normalize();
    this.point(thumb, SIDEWAYS).sub(A);
    SIDEWAYS.addScaledVector(ALONG, -SIDEWAYS.dot(ALONG));
    if (SIDEWAYS.lengthSq() < 1e-8) aside(ALONG, SIDEWAYS);
    SIDEWAYS.normalize();
    FRONT.crossVectors(SIDEWAYS, ALONG);
    const ra = this.#radius(12), rb = this.#radius(13);
    this.#capped(tube, A, B, ra * 0.95, rb * 1.05, 1.25, 0.72);
  }

  #thumb(tube: Tube, wrist: number, tip: number, thumb: number) {
    this.point(wrist, A);
    this.point(tip, B);
    A.lerp(B, 0.22);
    this.point(thumb, B);
    ALONG.subVectors(B, A).normalize();
    aside(ALONG, SIDEWAYS);
    FRONT.crossVectors(SIDEWAYS, ALONG);
    const radius = this.#radius(13);
    this.#capped(tube, A, B, 0.75 * radius, 0.5 * radius, 1, 1);
  }

  #foot(tube: Tube, heel: number, toe: number, ankle: number, knee: number) {
    this.point(heel, A);
    this.point(toe, B);
    ALONG.subVectors(B, A).normalize();
    this.point(knee, C);
    this.point(ankle, D);
    SIDEWAYS.crossVectors(C.sub(D), ALONG);
    if (SIDEWAYS.lengthSq() < 1e-8) aside(ALONG, SIDEWAYS);
    SIDEWAYS.normalize();
    FRONT.crossVectors(SIDEWAYS, ALONG);
    this.#capped(tube, A, B, this.#radius(18), this.#radius(19) * 1.15, 1.2, 0.95);
  }

  /** Normals from the rings' neighbours. */
  #shade({ from, rings, around }: Tube) {
    const [p, n] = [this.#positions, this.#normals];
    for (let ring = 0; ring < rings; ring += 1) {
      const below = from + Math.max(ring - 1, 0) * around;
      const above = from + Math.min(ring + 1, rings - 1) * around;
      const here = from + ring * around;
      for (let at = 0; at < around; at += 1) {
        const l = 3 * (here + ((at + around - 1) % around)), r = 3 * (here + ((at + 1) % around));
        const d = 3 * (below + at), u = 3 * (above + at);
        let ax = p[r]! - p[l]!, ay = p[r + 1]! - p[l + 1]!, az = p[r + 2]! - p[l + 2]!;
        const bx = p[u]! - p[d]!, by = p[u + 1]! - p[d + 1]!, bz = p[u + 2]! - p[d + 2]!;
        if (ax * ax + ay * ay + az * az < 1e-10) {
          // At a tip, the ring next to it tells which way is round.
          const other = from + (ring === 0 ? 1 : rings - 2) * around;
          const ol = 3 * (other + ((at + around - 1) % around)), or = 3 * (other + ((at + 1) % around));
          ax = p[or]! - p[ol]!; ay = p[or + 1]! - p[ol + 1]!; az = p[or + 2]! - p[ol + 2]!;
        }
        const x = az * by - ay * bz, y = ax * bz - az * bx, z = ay * bx - ax * by;
        const length = Math.hypot(x, y, z) || 1;
        const into = 3 * (here + at);
        n[into] = x / length;
        n[into + 1] = y / length;
        n[into + 2] = z / length;
      }
    }
  }
}

function aside(along: Vector3, into: Vector3) {
  into.set(Math.abs(along.x) < 0.8 ? 1 : 0, 0, Math.abs(along.x) < 0.8 ? 0 : 1);
  into.addScaledVector(along, -into.dot(along)).normalize();
}

function smooth(share: number): number {
  const t = Math.min(Math.max(share, 0), 1);
  return t * t * (3 - 2 * t);
}

function spline(t: number): number[] {
  const [t2, t3] = [t * t, t * t * t];
  return [(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2];
}

function splineSlope(t: number): number[] {
  const t2 = t * t;
  return [(-3 * t2 + 4 * t - 1) / 2, (9 * t2 - 10 * t) / 2, (-9 * t2 + 8 * t + 1) / 2, (3 * t2 - 2 * t) / 2];
}
