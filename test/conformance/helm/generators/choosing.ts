import fc, { type Arbitrary } from 'fast-check';

/** Draws choices from fast-check, so that failures shrink. */
export interface Draw {
  /** One of several. */
  choose<Value>(values: readonly Value[]): Value;
  /** A whole number from 0 on, the limit included. */
  number(max: number): number;
  /** True in so many of a hundred. */
  chance(percent: number): boolean;
  /** As many results of `make` as drawn, between two numbers. */
  list<Value>(min: number, max: number, make: () => Value): Value[];
}

/** A generator from a function that draws its choices. */
export function choosing<Value>(make: (draw: Draw) => Value): Arbitrary<Value> {
  return fc.gen().map((next) => {
    const nat = (max: number): number => next(fc.nat, { max });
    return make({
      number: nat,
      choose: (values) => values[nat(values.length - 1)]!,
      chance: (percent) => nat(99) < percent,
      list: (min, max, item) => Array.from({ length: min + nat(max - min) }, item),
    });
  });
}
