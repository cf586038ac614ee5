import type { Buffer } from 'node:buffer';
import { type Finding, finding, type SourceRange } from '../errors/finding.ts';
import { decodeText, endLines, isUtf16 } from './decode-text.ts';
import { mergeInto } from './merge-maps.ts';
import { emptyMap } from './mutable-map.ts';
import { SourceText } from './source-text.ts';
import type { MapNode, Origin } from './value-tree.ts';
import { type HelmVersion, helmRules } from './version.ts';
import { type DuplicateKey, YamlDecoder } from './yaml-decoder.ts';
import { parseFirstDocument } from './yaml-parser.ts';
import { YamlProblem } from './yaml-problem.ts';
import { missingLineFeed, severalDocuments } from './yaml-version-traps.ts';

/** Characters (UTF-16 units) of one values file. */
export const MAX_YAML_SIZE = 10 * 1024 * 1024;

/** Bytes beyond which a file has more characters than {@link MAX_YAML_SIZE} in any encoding; more need not be read. */
export const MAX_YAML_BYTES = 3 * MAX_YAML_SIZE;

/** How to read a values file. */
export interface YamlOptions {
  readonly helmVersion: HelmVersion;
  /** Kind of the origins; a values file of the user unless given. */
  readonly kind?: Origin['kind'];
}

/** What a values file holds. */
export interface YamlValues {
  /** Undefined when the file cannot be read; the findings then say why. */
  readonly root: MapNode | undefined;
  readonly findings: readonly Finding[];
  /** The file's text, for its lines. */
  readonly text: SourceText;
}

/** What the encoding of a file does to its reading. */
interface Encoded {
  /** The file is not cut into documents. */
  readonly isWhole: boolean;
  /** Half a character follows the text. */
  readonly endsInHalf: boolean;
}

/** A part of the file that Helm hands to its YAML reader by itself. */
interface Chunk {
  readonly start: number;
  readonly text: string;
}

/** As {@link readYamlValues}, from the bytes of a file: UTF-8, or UTF-16 with its byte order mark. */
export function readYamlBytes(bytes: Buffer, file: string, options: YamlOptions): YamlValues {
  if (bytes.length > MAX_YAML_BYTES) return refused(new SourceText(file, ''), tooLarge(), []);
  // Helm 4 looks for lines and --- among the bytes; in UTF-16 it finds the wrong ones, or none.
  const isMisread = isUtf16(bytes) && helmRules(options.helmVersion).mergesDocuments;
  const { text, isValid, endsInHalf } = decodeText(isMisread ? endLines(bytes) : bytes);
  if (isValid) return read(text, file, options, { isWhole: isMisread, endsInHalf });
  const at = Math.max(text.indexOf('\ufffd'), 0);
  return refused(new SourceText(file, text), new YamlProblem('the file is not text in UTF-8 from here on', at), []);
}

/**
 * Reads a values file as Helm does (`sigs.k8s.io/yaml` over go-yaml v2). Nothing is thrown for what the text holds:
 * what Helm would refuse becomes a `yaml-syntax` finding, without any text of the file.
 *
 * @param text - the file's content; a byte order mark at its start is skipped
 * @param file - its name, for the origins
 */
export function readYamlValues(text: string, file: string, options: YamlOptions): YamlValues {
  return read(text, file, options, { isWhole: false, endsInHalf: false });
}

function read(text: string, file: string, options: YamlOptions, encoded: Encoded): YamlValues {
  const source = new SourceText(file, text);
  const findings: Finding[] = [];
  try {
    const root = readRoot(source, options, findings, encoded);
    return { root, findings, text: source };
  } catch (error) {
    if (error instanceof YamlProblem) return refused(source, error, findings);
    throw error;
  }
}

function refused(source: SourceText, { message, start, end }: YamlProblem, findings: readonly Finding[]): YamlValues {
  const syntax = finding('yaml-syntax', {
    path: '',
    message,
    hint: 'correct the YAML there; Helm reads YAML 1.1',
    source: source.range(start, end),
  });
  return { root: undefined, findings: [...findings, syntax], text: source };
}

const tooLarge = (): YamlProblem => new YamlProblem('the file is over 10 MiB', 0);

function readRoot(source: SourceText, options: YamlOptions, findings: Finding[], encoded: Encoded): MapNode {
  const { text } = source;
  if (text.length > MAX_YAML_SIZE) throw tooLarge();
  const kind = options.kind ?? 'file';
  const { mergesDocuments } = helmRules(options.helmVersion);
  const chunks = mergesDocuments && !encoded.isWhole ? splitDocuments(text) : [{ start: 0, text }];
  findings.push(...severalDocuments(source));
  const root = emptyMap({ kind, range: source.range(0, text.length) });
  for (const chunk of chunks) {
    const origin = (start: number, end: number): Origin => ({
      kind,
      range: source.range(chunk.start + start, chunk.start + end),
    });
    try {
      mergeInto(root, readChunk(chunk.text, origin, findings, encoded));
    } catch (error) {
      if (error instanceof YamlProblem) throw new YamlProblem(error.message, chunk.start + error.start, chunk.start + error.end);
      throw error;
    }
  }
  findings.push(...missingLineFeed(source, root));
  return root;
}

function readChunk(
  text: string,
  origin: (start: number, end: number) => Origin,
  findings: Finding[],
  { endsInHalf }: Encoded,
): MapNode {
  const empty = emptyMap(origin(0, 0));
  const document = parseFirstDocument(text);
  if (endsInHalf && document.reachesEnd) {
    throw new YamlProblem(
      'half a character of UTF-16 ends the file (Helm 4 adds it where there is none); save the file as UTF-8',
      text.length,
    );
  }
  if (document.root === undefined) return empty;
  const decoder = new YamlDecoder(origin);
  const root = decoder.decodeDocument(document.root);
  if (document.droppedFrom !== undefined) findings.push(droppedText(origin(document.droppedFrom, text.length).range));
  findings.push(...decoder.duplicates.map(duplicateKey));
  if (root.kind === 'map') return root;
  if (root.kind === 'scalar' && root.value === null) return empty;
  const kind = root.kind === 'list' ? 'a list' : 'a single value';
  throw new YamlProblem(`the file must hold a map of keys and values, not ${kind}`, document.root.start, document.root.end);
}

function duplicateKey({ path, first, second }: DuplicateKey): Finding {
  return finding('duplicate-key', {
    path,
    message: `${path} stands twice, first in line ${first.line}; Helm takes this one and drops the first with all below it`,
    hint: 'merge the two into one',
    source: second,
    overrides: [first],
  });
}

/**
 * Splits at lines that begin with `---`, as Helm 4 does before YAML is read (apimachinery's `YAMLReader`); a line feed that
 * is missing at the end is added there, too.
 */
function splitDocuments(text: string): Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  for (const match of text.matchAll(/(?<![^\n])---([^\n]*)\n?/g)) {
    if (!/^[\s\u0085]*(?:#|$)/.test(match[1] ?? '')) {
      throw new YamlProblem('Helm 4 takes nothing but a comment behind ---', match.index, match.index + 3);
    }
    if (match.index > start) {
      chunks.push({ start, text: text.slice(start, match.index) });
      start = match.index + match[0].length;
    }
  }
  if (start < text.length) chunks.push({ start, text: withFinalLineFeed(text.slice(start)) });
  return chunks;
}

function withFinalLineFeed(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

function droppedText(source: SourceRange): Finding {
  return finding('yaml-trap', {
    path: '',
    severity: 'error',
    message: 'Helm drops everything from here on, without a word, because the map above it has ended',
    hint: 'indent all keys of the first level alike, and write nothing behind a closing brace',
    source,
  });
}
