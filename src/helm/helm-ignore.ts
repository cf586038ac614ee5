/** Decides about one path within a chart. */
interface Rule {
  readonly pattern: RegExp;
  /** True for a rule without a slash, which is about the last name of a path alone. */
  readonly isAboutName: boolean;
  readonly isNegated: boolean;
  readonly isAboutFolders: boolean;
}

/** Which paths of a chart's folder Helm passes over. */
export type IsIgnored = (path: string, isFolder: boolean) => boolean;

/** What Helm does not take for a rule of `.helmignore`. */
export class IgnoreRuleError extends Error {
  override readonly name = 'IgnoreRuleError';
}

/** Dotfiles among the templates, which Helm never loads. */
const BUILT_IN = 'templates/.?*';

/**
 * Reads `.helmignore` as Helm does (`pkg/ignore/rules.go`): patterns of Go's `filepath.Match`, not those of git. A rule that
 * begins with `!` ignores what it does not match.
 *
 * @throws IgnoreRuleError for a rule that Helm refuses
 */
export function readIgnoreRules(text: string): IsIgnored {
  const lines = `${text.replace(/^\ufeff/, '')}\n${BUILT_IN}`.split('\n').map((line) => line.trim());
  const rules = lines.filter((line) => line !== '' && !line.startsWith('#')).map(readRule);
  return (path, isFolder) => {
    for (const { pattern, isAboutName, isNegated, isAboutFolders } of rules) {
      const fits = pattern.test(isAboutName ? path.slice(path.lastIndexOf('/') + 1) : path);
      if (isNegated ? (isAboutFolders && !isFolder) || !fits : fits && (isFolder || !isAboutFolders)) return true;
    }
    return false;
  };
}

function readRule(line: string): Rule {
  if (line.includes('**')) throw new IgnoreRuleError('Helm does not take **');
  goPattern(line);
  const isNegated = line.startsWith('!');
  const rule = isNegated ? line.slice(1) : line;
  const isAboutFolders = rule.endsWith('/');
  const bare = isAboutFolders ? rule.slice(0, -1) : rule;
  return {
    pattern: goPattern(bare.replace(/^\//, '')),
    isAboutName: !bare.includes('/'),
    isNegated,
    isAboutFolders,
  };
}

/** A part of a pattern of Go's `filepath.Match`: a class of characters, an escaped one, or any other. */
const PART = /\[(\^?)((?:(?:\\.|[^\\\]-])(?:-(?:\\.|[^\\\]-]))?)+)\]|\\(.)|([^\\[])/suy;

/** A member of a class: a character, or a range of them. */
const MEMBER = /(\\.|[^\\])(?:-(\\.|[^\\]))?/gsu;

const codeOf = (character: string): number => character.replace(/^\\/, '').codePointAt(0) ?? 0;

const literal = (code: number): string => `\\u{${code.toString(16)}}`;

function classOf(members: string): string {
  return Array.from(members.matchAll(MEMBER), ([, first = '', last = first]) => {
    const [from, to] = [codeOf(first), codeOf(last)];
    return from > to ? '' : `${literal(from)}-${literal(to)}`;
  }).join('');
}

function goPattern(text: string): RegExp {
  const parts: string[] = [];
  for (let at = 0; at < text.length; at = PART.lastIndex) {
    PART.lastIndex = at;
    const match = PART.exec(text);
    if (match === null) throw new IgnoreRuleError('a pattern is not complete');
    const [, caret = '', members, escaped, plain = ''] = match;
    if (members !== undefined) parts.push(`[${caret}${classOf(members)}]`);
    else if (plain === '*') parts.push('[^/]*');
    else if (plain === '?') parts.push('[^/]');
    else parts.push(literal(codeOf(escaped ?? plain)));
  }
  return new RegExp(`^${parts.join('')}$`, 'su');
}
