/** A string of JSON, with the colon behind it when it names a member, or a bracket. */
const STRING_OR_BRACKET = /("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[[\]{}]/g;

/**
 * True when an object's text names a member twice: readers differ in which they believe (RFC 8259 section 4), so that neither is.
 *
 * @param text valid JSON; members of inner objects are not looked at
 */
export function repeatsMember(text: string): boolean {
  const names = new Set<unknown>();
  let depth = 0;
  for (const [token, string, colon] of text.matchAll(STRING_OR_BRACKET)) {
    if (string === undefined) depth += token === '{' || token === '[' ? 1 : -1;
    else if (depth === 1 && colon !== undefined) {
      const name: unknown = JSON.parse(string);
      if (names.has(name)) return true;
      names.add(name);
    }
  }
  return false;
}
