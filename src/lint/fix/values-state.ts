import { formatPath, nodeAt } from '../../helm/value-tree.ts';
import type { HelmVersion } from '../../helm/version.ts';
import { isBreak } from '../../helm/yaml-characters.ts';
import type { Fix } from '../../errors/finding.ts';
import { targetOf } from './conflicts.ts';
import { moveEntry, renameKey } from './key-fixes.ts';
import { offsetOf, type PlacedChange, proves, readByBoth, type Reading } from './reading.ts';
import { quoteScalar, writeScalar } from './scalar-fixes.ts';
import { containerOf, nodeOf, type Step, SyntaxDocument } from './syntax.ts';
import { applyEdits, lineBreakOf, type TextEdit } from './text-edits.ts';

/** What making a fix comes to in one text. */
export interface Plan extends PlacedChange {
  readonly edits: readonly TextEdit[];
}

/** The text of a values file between two edits, and what Helm reads from it. */
export class ValuesState {
  readonly text: string;
  readonly #file: string;
  readonly #helmVersion: HelmVersion;
  readonly #readings: readonly [Reading, ...Reading[]];
  /** The text with a line break at its end. */
  readonly #lines: string;
  readonly #documentMarks: readonly RegExpExecArray[];
  readonly #documents = new Map<number, SyntaxDocument>();

  private constructor(text: string, file: string, helmVersion: HelmVersion, readings: readonly [Reading, ...Reading[]]) {
    this.text = text;
    this.#file = file;
    this.#helmVersion = helmVersion;
    this.#readings = readings;
    this.#lines = isBreak(text.at(-1)) ? text : text + lineBreakOf(text);
    this.#documentMarks = [...this.#lines.matchAll(/(?<![^\n])---[^\n]*\n?/g)];
  }

  /** Reads a text; gives the reason when a version of Helm refuses it. */
  static read(text: string, file: string, helmVersion: HelmVersion): ValuesState | { readonly reason: string } {
    const readings = readByBoth(text, file, helmVersion);
    if ('refusedBy' in readings) return { reason: `${readings.refusedBy} cannot read the file` };
    const [first, ...others] = readings;
    if (first === undefined) return { reason: 'no Helm can read the file' };
    return new ValuesState(text, file, helmVersion, [first, ...others]);
  }

  /** Finds out what has to be written where to make a fix, or why it cannot be made here. */
  plan(fix: Fix): Plan | { readonly reason: string } {
    const { path } = fix;
    const offset = offsetOf(this.#readings[0], path);
    if (offset === undefined) return { reason: `the file has no ${formatPath(path)}` };
    const document = this.#documentAt(offset);
    const way = document.wayTo(path, offset);
    if (way === undefined) return { reason: 'it comes from an alias or a merge key' };
    if (way.some((step) => document.isShared(containerOf(step)))) return { reason: 'an alias refers to what it stands in' };
    const planned = this.#planAt(document, way, fix);
    return 'reason' in planned ? planned : { ...planned, offset };
  }

  #planAt(document: SyntaxDocument, way: readonly Step[], fix: Fix): Omit<Plan, 'offset'> | { readonly reason: string } {
    const { path, action } = fix;
    const last = way.at(-1);
    if (last === undefined) return { reason: 'the file itself is no entry' };
    if (action.kind === 'quote' || action.kind === 'write') {
      const node = nodeOf(last);
      if (document.isShared(node)) return { reason: 'an alias refers to it' };
      const result = action.kind === 'quote' ? quoteScalar(document, node) : writeScalar(document, node, action.text);
      if ('reason' in result) return result;
      return { edits: [result.edit], change: { kind: 'set', path, value: result.value } };
    }
    const to = targetOf(fix) ?? [];
    if (nodeAt(this.#readings[0].root, to) !== undefined) return { reason: `${formatPath(to)} is there already` };
    if (last.kind === 'pair' && document.pairsNamed(last.map, path.at(-1) ?? '').length > 1) return { reason: 'it stands twice' };
    const staysInMap = to.length === path.length && to.slice(0, -1).every((step, index) => step === path[index]);
    if (staysInMap) {
      const name = to.at(-1) ?? '';
      const edit = renameKey(document, way, name);
      return 'reason' in edit ? edit : { edits: [edit], change: { kind: 'rename', path, to: name } };
    }
    const move = moveEntry(document, path, way, to);
    if ('reason' in move) return move;
    return { edits: move.edits, change: { kind: 'move', path, to, removed: move.removed } };
  }

  /** The file after the edits, undefined unless every version of Helm then reads exactly what is meant. */
  after(plans: readonly Plan[]): ValuesState | undefined {
    const edits = plans.flatMap((plan) => plan.edits);
    const lines = applyEdits(this.#lines, edits);
    if (lines === undefined) return undefined;
    // A file that ended without a line break still does, unless a block scalar that has come to stand there needs one.
    const isPadded = this.#lines !== this.text && !this.#cutsEnd(edits);
    const texts = isPadded ? [lines.replace(/\r?\n$/, ''), lines] : [lines];
    for (const text of texts) {
      const next = ValuesState.read(text, this.#file, this.#helmVersion);
      if (next instanceof ValuesState && proves(this.#readings, next.#readings, plans)) return next;
    }
    return undefined;
  }

  /** True when the edits take the last line away and put nothing in its place. */
  #cutsEnd(edits: readonly TextEdit[]): boolean {
    const cut = edits.find(({ end, text }) => end === this.#lines.length && text === '');
    return cut !== undefined && !edits.some(({ start, text }) => start >= cut.start && text !== '');
  }

  /** The document of the file that an offset stands in. */
  #documentAt(offset: number): SyntaxDocument {
    const marks = this.#documentMarks;
    const mark = marks.findLast(({ index }) => index <= offset);
    const start = mark === undefined ? 0 : mark.index + mark[0].length;
    const end = marks.find(({ index }) => index > offset)?.index ?? this.#lines.length;
    const known = this.#documents.get(start);
    if (known !== undefined) return known;
    const document = new SyntaxDocument(this.#lines, start, end);
    this.#documents.set(start, document);
    return document;
  }
}
