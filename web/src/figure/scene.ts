// One figure in its setting under a calm light, seen by one onlooker.

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  CapsuleGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PCFShadowMap,
  PerspectiveCamera,
  PlaneGeometry,
  Quaternion,
  Scene,
  ShadowMaterial,
  Vector3,
  type WebGLRenderer,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";

import { Flesh } from "./flesh.js";
import { Head } from "./head.js";
import { depth, type Hold, mirrored, POINT, type Reel, SIDE } from "./reel.js";

const UP = new Vector3(0, 1, 0);
/** A long lens, so that nothing is bent by being near. */
const LENS_DEG = 20;
/** The trunk's level of the breastbone. */
const CHEST = 5;
/** Free space around, a share. */
const MARGIN = 1.1;

export class FigureScene {
  readonly scene = new Scene();
  readonly camera = new PerspectiveCamera(LENS_DEG, 4 / 3, 0.5, 40);
  readonly #flesh = new Flesh();
  readonly #head: Head;
  readonly #body = new MeshStandardMaterial({ vertexColors: true, roughness: 0.85, metalness: 0 });
  readonly #wood = new MeshStandardMaterial({ roughness: 0.95, metalness: 0 });
  readonly #rubber = new MeshStandardMaterial({ roughness: 0.7, metalness: 0 });
  readonly #floor = new ShadowMaterial({ opacity: 0.2 });
  readonly #sun = new DirectionalLight(0xffffff, 2.1);
  readonly #sky = new HemisphereLight(0xffffff, 0xffffff, 1.5);
  readonly #fill = new DirectionalLight(0xffffff, 0.5);
  readonly #setting = new Group();
  #bands: { mesh: Mesh; from: Hold; to: Hold }[] = [];
  #reel: Reel | null = null;
  #right = false;

  constructor() {
    const mesh = new Mesh(this.#flesh.geometry, this.#body);
    mesh.castShadow = true;
    mesh.receiveShadow = true;
    mesh.frustumCulled = false;
    this.#head = new Head(this.#body);
    const floor = new Mesh(new PlaneGeometry(12, 12).rotateX(-Math.PI / 2), this.#floor);
    floor.position.y = 0.001;
    floor.receiveShadow = true;
    this.#sun.castShadow = true;
    this.#sun.shadow.mapSize.set(1024, 1024);
    this.#sun.shadow.radius = 6;
    this.#sun.shadow.bias = -0.0006;
    this.#sun.shadow.normalBias = 0.02;
    Object.assign(this.#sun.shadow.camera, { left: -1.6, right: 1.6, top: 1.8, bottom: -1.6, near: 0.5, far: 8 });
    this.scene.add(mesh, this.#head.group, floor, this.#setting, this.#sun, this.#sun.target, this.#sky, this.#fill);
  }

  static prepare(renderer: WebGLRenderer) {
    renderer.shadowMap.enabled = true;
    renderer.shadowMap.type = PCFShadowMap;
    renderer.setClearColor(0x000000, 0);
  }

  /** The page's own colours, as they are now. */
  dress(tokens: { near: Color; far: Color; skin: Color; ground: Color; warm: Color; ink: Color; paper: Color; dark: boolean }) {
    const { near, far, skin, ground, warm, ink, paper, dark } = tokens;
    const shirt = near.clone().lerp(far, dark ? 0.1 : 0.34);
    const hair = skin.clone().lerp(dark ? ground : ink, dark ? 0.72 : 0.68);
    this.#flesh.dress({ shirt, sleeve: shirt, leg: dark ? far.clone().lerp(near, 0.25) : near.clone().lerp(far, 0.06), skin, neck: skin });
    this.#head.dress({ skin, hair });
    this.#wood.color.copy(ground);
    this.#rubber.color.copy(warm);
    this.#sky.color.copy(paper).lerp(new Color(0xffffff), dark ? 0.75 : 0.5);
    this.#sky.groundColor.copy(ground).lerp(dark ? near : paper, 0.3);
    this.#sky.intensity = dark ? 1.9 : 2.5;
    this.#sun.intensity = dark ? 1.5 : 1.7;
    this.#sun.color.set(0xfff4e6);
    this.#fill.color.copy(skin).lerp(new Color(0xffffff), 0.6);
    this.#floor.opacity = dark ? 0.42 : 0.16;
  }

  /** Puts another exercise on the stage; `right`: done to the right, as a mirror shows it. */
  set(reel: Reel, right: boolean) {
    this.#reel = reel;
    this.#right = right;
    for (const child of [...this.#setting.children]) {
      this.#setting.remove(child);
      if (child instanceof Mesh) child.geometry.dispose();
    }
    const s = right ? -1 : 1;
    const put = (mesh: Mesh, shadow = true) => {
      mesh.castShadow = shadow;
      mesh.receiveShadow = true;
      this.#setting.add(mesh);
    };
    for (const { centre, half } of reel.boxes) {
      const size = [2 * half[0], 2 * half[1], 2 * half[2]] as const;
      const round = Math.min(...half) * 0.9;
      const box = new Mesh(round > 0.004 ? new RoundedBoxGeometry(...size, 3, Math.min(round, 0.03)) : new BoxGeometry(...size), this.#wood);
      box.position.set(s * centre[0], centre[1], centre[2]);
      put(box, half[1] < 0.5 || half[0] < 0.2);
    }
    for (const { a, b, radius } of reel.rods) {
      const [from, to] = [new Vector3(s * a[0], a[1], a[2]), new Vector3(s * b[0], b[1], b[2])];
      const rod = new Mesh(new CapsuleGeometry(radius, from.distanceTo(to), 6, 16), this.#wood);
      span(rod, from, to, 1);
      put(rod);
    }
    this.#bands = reel.bands.map(([from, to]) => {
      const mesh = new Mesh(new CylinderGeometry(0.008, 0.008, 1, 10), this.#rubber);
      put(mesh);
      return { mesh, from, to };
    });
  }

  /** Lays the body for a pose of the reel that is on the stage. */
  lay(left: Float32Array) {
    const reel = this.#reel;
    if (!reel) return;
    const pose = this.#right ? mirrored(left) : left;
    this.#flesh.lay(pose, reel.radii);
    const at = (index: number) => this.#flesh.point(index, new Vector3());
    this.#head.place(at(POINT.skull), at(POINT.skull + 1), at(POINT.jaw));
    const hand = (side: 0 | 1) => at(POINT.sides[side] + SIDE.wrist).lerp(at(POINT.sides[side] + SIDE.hand), 0.6);
    const end = (hold: Hold) => {
      if (typeof hold !== "number") return new Vector3(this.#right ? -hold[0] : hold[0], hold[1], hold[2]);
      if (hold !== 2) return hand(this.#right ? ((1 - hold) as 0 | 1) : hold);
      // On the straight way between the hands, or before the chest where that would lead through it.
      const middle = hand(0).add(hand(1)).multiplyScalar(0.5);
      const chest = at(POINT.levels + 2 * CHEST).add(at(POINT.levels + 2 * CHEST + 1)).multiplyScalar(0.5);
      return middle.setZ(Math.max(middle.z, chest.z + depth(pose, CHEST) + 0.02));
    };
    for (const { mesh, from, to } of this.#bands) {
      const [a, b] = [end(from), end(to)];
      span(mesh, a, b, a.distanceTo(b));
    }
  }

  /** Puts the onlooker where the whole movement can be seen, on a picture of this shape. */
  look(aspect: number) {
    const reel = this.#reel;
    if (!reel) return;
    const s = this.#right ? -1 : 1;
    const [yaw, tilt] = [(s * reel.view.yawDeg * Math.PI) / 180, (reel.view.tiltDeg * Math.PI) / 180];
    const towards = new Vector3(Math.sin(yaw) * Math.cos(tilt), Math.sin(tilt), Math.cos(yaw) * Math.cos(tilt));
    const right = new Vector3(Math.cos(yaw), 0, -Math.sin(yaw));
    const up = new Vector3().crossVectors(towards, right);
    const low = new Vector3(Infinity, Infinity, Infinity), high = new Vector3(-Infinity, -Infinity, -Infinity);
    const place = new Vector3();
    const cover = (x: number, y: number, z: number, radius: number) => {
      place.set(s * x, y, z);
      const local = new Vector3(place.dot(right), place.dot(up), place.dot(towards));
      low.min(local.clone().subScalar(radius));
      high.max(local.addScalar(radius));
    };
    const legs = [SIDE.hip, SIDE.knee, SIDE.ankle, SIDE.heel, SIDE.toe];
    const below = (point: number) => POINT.sides.some((side) => legs.some((leg) => point === side + leg));
    reel.frames.forEach((frame, at) => {
      if (at % 3 !== 0) return;
      for (let point = 0; point < POINT.sides[1] + 11; point += 1) {
        if (reel.upper && below(point)) continue;
        cover(frame[3 * point] as number, frame[3 * point + 1] as number, frame[3 * point + 2] as number, 0.09);
      }
    });
    for (const hold of reel.bands.flat()) if (typeof hold !== "number") cover(...hold, 0.03);
    if (!reel.upper) for (const { a, b } of reel.rods) [a, b].forEach((end) => cover(...end, 0.02));
    if (!reel.upper) {
      for (const { centre, half } of reel.boxes.filter((box) => box.half[1] < 0.1)) {
        for (const [x, z] of [[-1, -1], [1, -1], [-1, 1], [1, 1]] as const) cover(centre[0] + x * half[0], centre[1], centre[2] + z * half[2], 0.01);
      }
    }
    const middle = low.clone().add(high).multiplyScalar(0.5);
    const target = right.clone().multiplyScalar(middle.x).addScaledVector(up, middle.y).addScaledVector(towards, middle.z);
    const lens = Math.tan((LENS_DEG * Math.PI) / 360);
    const half = Math.max(high.y - low.y, (high.x - low.x) / aspect) / 2;
    const distance = (MARGIN * half) / lens + (high.z - low.z) / 2;
    this.camera.aspect = aspect;
    this.camera.position.copy(target).addScaledVector(towards, distance);
    this.camera.lookAt(target);
    this.camera.updateProjectionMatrix();
    // The light comes over the onlooker's shoulder, the shadow falls behind.
    this.#sun.target.position.copy(target).setY(0.4);
    this.#sun.position.copy(this.#sun.target.position).addScaledVector(right, 1.5).addScaledVector(UP, 3.4).addScaledVector(towards.setY(0).normalize(), 1.4);
    this.#fill.position.copy(target).addScaledVector(right, -3).addScaledVector(UP, 0.8).addScaledVector(towards, 2);
  }

  dispose() {
    this.scene.traverse((one) => {
      if (one instanceof Mesh) one.geometry.dispose();
    });
    for (const material of [this.#body, this.#wood, this.#rubber, this.#floor]) material.dispose();
    this.#sun.dispose();
  }
}

const WAY = new Vector3();
const TURN = new Quaternion();

/** Lays a thing that stands upright along a line. */
function span(mesh: Mesh, from: Vector3, to: Vector3, length: number) {
  WAY.subVectors(to, from).normalize();
  mesh.quaternion.copy(TURN.setFromUnitVectors(UP, WAY));
  mesh.position.addVectors(from, to).multiplyScalar(0.5);
  mesh.scale.y = length;
}
