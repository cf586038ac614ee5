import { RE2JS, RE2JSException } from 're2js';

/** A pattern that Go cannot compile; the message quotes only the pattern. */
export class RegexpSyntaxError extends Error {
  override readonly name = 'RegexpSyntaxError';
}

const compiled = new Map<string, (text: string) => boolean>();

/**
 * Compiles a pattern as Go's `regexp` does (RE2: no lookaround, no backreferences) into a test that says whether a text
 * holds a match. The test takes time linear in the text, whatever the pattern.
 *
 * @throws RegexpSyntaxError when Go refuses the pattern
 */
export function compileRegexp(pattern: string): (text: string) => boolean {
  let test = compiled.get(pattern);
  if (test === undefined) {
    const regexp = compile(pattern);
    test = (text) => regexp.matcher(text).find();
    compiled.set(pattern, test);
  }
  return test;
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    if (error instanceof RE2JSException) throw new RegexpSyntaxError(error.message.replace('error parsing regexp: ', ''));
    throw error;
  }
}
