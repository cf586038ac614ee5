import type { SourceRange } from '../errors/finding.ts';
import type { SourceText } from '../helm/source-text.ts';
import { BREAKS, isBlank, isBreak } from '../helm/yaml-characters.ts';
import { YamlProblem } from '../helm/yaml-problem.ts';
import { YamlScanner, type YamlToken } from '../helm/yaml-scanner.ts';

/** A comment of a values file. */
export interface Comment {
  /** From the `#` to the end of the line. */
  readonly text: string;
  readonly source: SourceRange;
  /** Nothing but white space stands before it on its line. */
  readonly isAlone: boolean;
  /** The next line that holds more than a comment, undefined when none follows. */
  readonly nextLine: number | undefined;
}

interface Found {
  readonly start: number;
  readonly end: number;
}

/** The comments of a file that Helm can read: a `#` within a key or a value is none. */
export function findComments(source: SourceText): Comment[] {
  const comments: Comment[] = [];
  let waiting: Found[] = [];
  let at = 0;
  const settle = (nextLine: number | undefined): void => {
    comments.push(...waiting.map((found) => describeComment(source, found, nextLine)));
    waiting = [];
  };
  for (const token of tokensOf(source.text)) {
    waiting.push(...commentsBetween(source.text, at, token.start));
    if (token.end > token.start) settle(source.range(token.start, token.end).line);
    if (token.style === 'block') waiting.push(...headerComment(source.text, token.start));
    at = Math.max(at, token.end);
  }
  settle(undefined);
  return comments;
}

/** The tokens up to the end, or up to where a text that Helm does not read any more cannot be cut into tokens. */
function* tokensOf(text: string): Generator<YamlToken> {
  const scanner = new YamlScanner(text);
  try {
    for (let token = scanner.next(); ; token = scanner.next()) {
      yield token;
      if (token.type === 'stream-end') return;
    }
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error;
  }
}

const comment = new RegExp(`#[^${BREAKS}]*`, 'g');

/** Between two tokens stand white space and comments, nothing else. */
function* commentsBetween(text: string, from: number, to: number): Generator<Found> {
  if (from >= to) return;
  for (const match of text.slice(from, to).matchAll(comment)) {
    yield { start: from + match.index, end: from + match.index + match[0].length };
  }
}

const blockHeader = new RegExp(`[|>][-+0-9]*[ \\t]+(#[^${BREAKS}]*)`, 'y');

/** The comment behind the `|` or `>` of a block scalar, which belongs to the scalar's token. */
function* headerComment(text: string, start: number): Generator<Found> {
  blockHeader.lastIndex = start;
  const match = blockHeader.exec(text);
  if (match?.[1] === undefined) return;
  const end = start + match[0].length;
  yield { start: end - match[1].length, end };
}

function describeComment(source: SourceText, { start, end }: Found, nextLine: number | undefined): Comment {
  let before = start - 1;
  while (isBlank(source.text[before])) before -= 1;
  const isAlone = before < 0 || isBreak(source.text[before]) || source.text[before] === '\ufeff';
  return { text: source.text.slice(start, end), source: source.range(start, end), isAlone, nextLine };
}
