/** Milliseconds before the first retry; doubled for each one after it. */
const FIRST_MS = 500;

/**
 * Milliseconds to wait before a retry: 0.5 s doubling, of which up to a quarter is taken off or added at random, so that
 * registries that failed together do not come back together.
 *
 * @param retry 1 for the first retry
 * @param random a number from 0 up to 1
 */
export function backoffMs(retry: number, random: number): number {
  return FIRST_MS * 2 ** (retry - 1) * (0.75 + random / 2);
}
