/** Results that are kept. */
const MAX_KEPT = 2048;

/** Characters of a name whose result is kept. */
const MAX_NAME = 64;

/**
 * Remembers what a function makes of members' names: cards have the same ones again and again. Bounded, because callers choose them.
 *
 * @param make always gives the same for a name
 */
export function rememberByName<T extends string>(make: (name: string) => T): (name: string) => T {
  const kept = new Map<string, T>();
  return (name) => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = make(name);
    if (kept.size >= MAX_KEPT) kept.clear();
    if (name.length <= MAX_NAME) kept.set(name, made);
    return made;
  };
}
