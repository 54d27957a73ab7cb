// Which exercise of the session comes when, and in which way it is done; remembered in this browser.
import type { Keeper } from "./keep";
import { type Place, placeOf, rememberPlace } from "./place";
import type { Item, Plan, Way, Why } from "./plan";

export class Journey {
  readonly #plan: Plan;
  readonly #keeper: Keeper;
  readonly place: Place;
  /** This browser has been here before. */
  readonly again: boolean;

  constructor(plan: Plan, keeper: Keeper) {
    this.#plan = plan;
    this.#keeper = keeper;
    const kept = placeOf(plan.ticket);
    this.again = kept !== null;
    this.place = kept ?? { ticket: plan.ticket, item: 0, run: 0, ways: {}, over: null };
  }

  get item(): Item {
    return this.#plan.items[this.place.item]!;
  }

  wayOf(item: number): Way {
    const { ways } = this.#plan.items[item]!;
    return ways[this.place.ways[item]?.way ?? 0] ?? ways[0];
  }

  /** Why the planned exercise was exchanged. */
  get why(): Why | null {
    return this.place.ways[this.place.item]?.why ?? null;
  }

  /** The first exercise that is not over. */
  get firstOpen(): number | null {
    const item = this.#plan.items.findIndex(({ done }, item) => !done && !this.#keeper.isOver(this.wayOf(item).exercise));
    return item < 0 ? null : item;
  }

  /** The exercise before this one, where the person can go back to it. */
  get earlier(): number | null {
    for (let item = this.place.item - 1; item >= 0; item -= 1) {
      if (this.#keeper.canReopen(this.wayOf(item).exercise)) return item;
    }
    return null;
  }

  take(way: Way, why: Why | null) {
    this.place.ways[this.place.item] = { way: this.item.ways.indexOf(way), why };
  }

  at(item: number, run: number) {
    this.place.item = item;
    this.place.run = run;
    rememberPlace(this.place);
  }
}
