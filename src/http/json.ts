const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;

/** Where a string of JSON ends: the index behind its closing quote. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  for (;;) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
}

/** True when the next that is no white space is a colon: the string before it was a member's name. */
function isName(text: string, end: number): boolean {
  let at = end;
  while (text.charCodeAt(at) <= 0x20) at += 1;
  return text.charCodeAt(at) === COLON;
}

/**
 * True when an object's text names a member twice: readers differ in which they believe (RFC 8259 section 4), so that neither is.
 *
 * @param text valid JSON; members of inner objects are not looked at
 */
export function repeatsMember(text: string): boolean {
  const names = new Set<unknown>();
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (depth === 1 && isName(text, end)) {
        const name: unknown = JSON.parse(text.slice(at, end));
        if (names.has(name)) return true;
        names.add(name);
      }
      at = end;
      continue;
    }
    if (code === 0x7b || code === 0x5b) depth += 1;
    else if (code === 0x7d || code === 0x5d) depth -= 1;
    at += 1;
  }
  return false;
}
