/** Where time comes from. */
export interface Clock {
  /** Milliseconds that only grow; what deadlines and token lives are measured by. */
  now(): number;
  /** Milliseconds since 1970, for signatures, assertions and HTTP-dates. */
  wall(): number;
}

/** The machine's own clocks. */
export const systemClock: Clock = { now: () => performance.now(), wall: () => Date.now() };
