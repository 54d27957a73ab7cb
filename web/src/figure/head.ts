// The head: one calm shape with hair, a nose and ears, no face.

import { BufferAttribute, type Color, Group, Matrix4, Mesh, type Material, SphereGeometry, Vector3 } from "three";

const [UP, FORWARD, LEFT, MIDDLE] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
const BASIS = new Matrix4();

/** Half of its breadth, height and depth, metres. */
const SIZE = new Vector3(0.077, 0.112, 0.094);

export class Head {
  readonly group = new Group();
  readonly #parts: { mesh: Mesh; cloth: "skin" | "hair" }[] = [];

  constructor(material: Material) {
    const add = (cloth: "skin" | "hair", geometry: SphereGeometry) => {
      geometry.setAttribute("color", new BufferAttribute(new Float32Array(3 * geometry.getAttribute("position").count), 3));
      const mesh = new Mesh(geometry, material);
      mesh.castShadow = true;
      this.#parts.push({ mesh, cloth });
      this.group.add(mesh);
    };
    add("skin", skull());
    add("hair", hair());
    add("skin", ball(0.013, 0.016, 0.016, 0, -0.012, SIZE.z * 0.99));
    for (const side of [1, -1]) add("skin", ball(0.011, 0.026, 0.017, side * SIZE.x * 1.0, -0.012, -0.008));
    this.group.matrixAutoUpdate = false;
  }

  dress(colours: { skin: Color; hair: Color }) {
    for (const { mesh, cloth } of this.#parts) {
      const colour = mesh.geometry.getAttribute("color");
      const { r, g, b } = colours[cloth];
      for (let at = 0; at < colour.count; at += 1) colour.setXYZ(at, r, g, b);
      colour.needsUpdate = true;
    }
  }

  /** `low` and `high`: the skull's axis; `face`: a point before it. */
  place(low: Vector3, high: Vector3, face: Vector3) {
    UP.subVectors(high, low);
    FORWARD.subVectors(face, low);
    // The axis of the skull leans back a little in a head that is upright.
    UP.normalize().addScaledVector(FORWARD.normalize(), 0.24).normalize();
    LEFT.crossVectors(UP, FORWARD).normalize();
    FORWARD.crossVectors(LEFT, UP);
    MIDDLE.lerpVectors(low, high, 0.3).addScaledVector(FORWARD, 0.012);
    BASIS.makeBasis(LEFT, UP, FORWARD).setPosition(MIDDLE);
    this.group.matrix.copy(BASIS);
    this.group.matrixWorldNeedsUpdate = true;
  }
}

/** An egg: the jaw is narrower than the crown and comes forward. */
function skull(): SphereGeometry {
  return shaped(new SphereGeometry(1, 32, 24), 1, (at) => {
    if (at.y < 0) {
      at.x *= 1 + 0.34 * at.y;
      at.z = at.z > 0 ? at.z * (1 + 0.14 * at.y) : at.z * (1 + 0.42 * at.y);
    }
  });
}

/** Hair lies over the crown and the back of the head. */
function hair(): SphereGeometry {
  return shaped(new SphereGeometry(1, 32, 24), 1.055, (at) => {
    // What lies before and below this line goes into the skull and can't be seen.
    if (at.y < 0.16 + (at.z > 0 ? 0.55 * at.z : 0.78 * Math.max(at.z, -0.9))) at.multiplyScalar(at.y < 0 ? 0.5 : 0.86);
    else at.z -= 0.03;
  });
}

function shaped(geometry: SphereGeometry, size: number, change: (at: Vector3) => void): SphereGeometry {
  const positions = geometry.getAttribute("position");
  const at = new Vector3();
  for (let index = 0; index < positions.count; index += 1) {
    at.fromBufferAttribute(positions, index);
    change(at);
    at.multiply(SIZE).multiplyScalar(size);
    positions.setXYZ(index, at.x, at.y, at.z);
  }
  geometry.computeVertexNormals();
  return geometry;
}

function ball(x: number, y: number, z: number, atX: number, atY: number, atZ: number): SphereGeometry {
  const geometry = new SphereGeometry(1, 14, 10);
  geometry.scale(x, y, z);
  geometry.translate(atX, atY, atZ);
  return geometry;
}
