/**
 * Comments that suppress findings, each with a reason:
 * `# gatectl-disable-next-line RULE[, RULE...] -- reason` and `# gatectl-disable-file RULE[, RULE...] -- reason`.
 *
 * @module
 */
import type { FindingCode } from '../errors/codes.ts';
import { type Finding, finding, type SourceRange } from '../errors/finding.ts';
import type { SourceText } from '../helm/source-text.ts';
import type { ValuesFile } from '../helm/sources.ts';
import type { MapNode } from '../helm/value-tree.ts';
import type { LintCode } from './catalogue/rule.ts';
import { type Comment, findComments } from './comments.ts';
import { findRule, fixedRules, unknownRuleHint } from './rule-ids.ts';

/** A comment that is meant to suppress findings. */
export interface Suppression {
  readonly scope: 'next-line' | 'file';
  readonly rules: readonly LintCode[];
  /** For `next-line`: the line that it is about, undefined when none follows. */
  readonly line: number | undefined;
  readonly source: SourceRange;
  /** What is wrong with it; one with problems suppresses nothing. */
  readonly problems: readonly SuppressionProblem[];
}

/** Why a suppression does not count. */
export interface SuppressionProblem {
  readonly message: string;
  readonly hint: string;
}

/** How a run of the linter was called. */
export interface SuppressionOptions {
  /**
   * True when one file was linted by itself and in full. Where other sources take part, or where not everything is looked
   * for, nothing can be said about what a comment is good for.
   */
  readonly reportUnused: boolean;
}

const MARK = 'gatectl-disable';

const directive = new RegExp(`^#+[ \\t]*(${MARK}[\\w-]*)(.*)$`, 's');

/** Findings about suppressions are not suppressed: the comment is corrected or removed. */
const OWN_RULES: ReadonlySet<FindingCode> = new Set<FindingCode>(['unused-suppression', 'invalid-suppression']);

/** What these find depends on git, the name of the file, other sources or --helm-version: silent today says nothing. */
const DEPEND_ON_THE_RUN: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'secret-in-git',
  'audit-in-production',
  'weakened-setting',
  'repeated-setting',
  'replaced-list',
  'table-conflict',
  'helm-versions-differ',
]);

/**
 * Finds the suppressions of a values file.
 *
 * @param root what the file holds; undefined when Helm cannot read it, and then no comment can be told from a value
 */
export function findSuppressions(text: SourceText, root: MapNode | undefined): Suppression[] {
  if (root === undefined || !text.text.includes(MARK)) return [];
  return findComments(text).flatMap((comment) => {
    const match = directive.exec(comment.text);
    return match === null ? [] : [readSuppression(comment, match[1] ?? '', match[2] ?? '')];
  });
}

function readSuppression({ source, isAlone, nextLine }: Comment, name: string, rest: string): Suppression {
  const scope = name === `${MARK}-file` ? 'file' : 'next-line';
  if (name !== `${MARK}-file` && name !== `${MARK}-next-line`) {
    const message = `the comment begins with ${MARK} and is none of ${MARK}-next-line and ${MARK}-file`;
    return { scope, rules: [], line: undefined, source, problems: [{ message, hint: 'use one of the two' }] };
  }
  const { names, reason } = splitDirective(rest);
  const problems: SuppressionProblem[] = [];
  if (scope === 'next-line' && !isAlone) {
    problems.push({ message: `${name} needs a line of its own`, hint: 'write it above the line that it is about' });
  }
  if (names.length === 0) problems.push({ message: `${name} names no rule`, hint: usage(name) });
  if (!/[\p{L}\p{N}]/u.test(reason)) problems.push({ message: `${name} gives no reason`, hint: usage(name) });
  problems.push(...names.flatMap(checkName));
  const rules = names.map(findRule).filter((rule) => rule !== undefined);
  return { scope, rules, line: scope === 'next-line' ? nextLine : undefined, source, problems };
}

const usage = (name: string): string => `write it as # ${name} RULE -- reason`;

/** Cuts `RULE, RULE -- reason` in two; without the dashes only what is joined by commas is taken for names. */
function splitDirective(rest: string): { names: string[]; reason: string } {
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const named = dashes === null ? (/^[\s,]*[^\s,]+(?:\s*,\s*[^\s,]+)*/.exec(rest)?.[0] ?? '') : rest.slice(0, dashes.index);
  const reason = dashes === null ? '' : rest.slice(dashes.index + dashes[0].length);
  return { names: [...new Set(named.split(/[\s,]+/).filter((name) => name !== ''))], reason };
}

function checkName(name: string): SuppressionProblem[] {
  const rule = findRule(name);
  if (rule === undefined) {
    // Rules are words of small letters; anything else may be what slipped in from the next line, a secret for one.
    const shown = /^[a-z]+(-[a-z]+)*$/.test(name) && name.length <= 40 ? name : 'a name in the comment';
    return [{ message: `${shown} is no rule`, hint: unknownRuleHint(name) }];
  }
  if (fixedRules.has(rule)) {
    return [{ message: `${rule} cannot be suppressed`, hint: 'correct the values; Helm itself would refuse them' }];
  }
  if (OWN_RULES.has(rule)) {
    return [{ message: `${rule} cannot be suppressed`, hint: 'correct or remove the comment that it is about' }];
  }
  return [];
}

/**
 * Drops the findings that a comment suppresses, and adds what is to say about the comments themselves.
 *
 * @param findings of one run: one file by itself, or the merge of several
 * @param files the values files of that run by name
 * @returns in no particular order
 */
export function applySuppressions(
  findings: readonly Finding[],
  files: ReadonlyMap<string, ValuesFile>,
  { reportUnused }: SuppressionOptions,
): Finding[] {
  const suppressions = [...files.values()].flatMap(({ text, root }) => findSuppressions(text, root));
  if (suppressions.length === 0) return [...findings];
  const index = new SuppressionIndex(suppressions);
  const kept = findings.filter((one) => !index.suppresses(one));
  const invalid = suppressions.flatMap(({ source, problems }) =>
    problems.map((problem) => finding('invalid-suppression', { path: '', ...problem, source })),
  );
  return [...kept, ...invalid, ...(reportUnused ? index.unused() : [])];
}

/** The valid suppressions by what they are about, and which of them were of use. */
class SuppressionIndex {
  readonly #byPlace = new Map<string, Suppression[]>();
  readonly #used = new Map<Suppression, Set<LintCode>>();

  constructor(suppressions: readonly Suppression[]) {
    for (const one of suppressions) {
      if (one.problems.length > 0) continue;
      this.#used.set(one, new Set());
      for (const rule of one.rules) {
        for (const place of this.#placesOf(one, rule)) this.#byPlace.set(place, [...(this.#byPlace.get(place) ?? []), one]);
      }
    }
  }

  /** A finding without a place belongs to no file more than to another: each of the merged ones may speak for it. */
  #placesOf({ scope, line, source: { file } }: Suppression, rule: LintCode): string[] {
    if (scope === 'file') return [`${rule} file ${file}`, `${rule} nowhere`];
    return line === undefined ? [] : [`${rule} line ${line} ${file}`];
  }

  suppresses({ code, source }: Finding): boolean {
    const places =
      source === null ? [`${code} nowhere`] : [`${code} line ${source.line} ${source.file}`, `${code} file ${source.file}`];
    const matching = places.flatMap((place) => this.#byPlace.get(place) ?? []);
    for (const one of matching) this.#used.get(one)?.add(code as LintCode);
    return matching.length > 0;
  }

  unused(): Finding[] {
    return [...this.#used].flatMap(([{ scope, rules, source }, used]) =>
      rules
        .filter((rule) => !used.has(rule) && !DEPEND_ON_THE_RUN.has(rule))
        .map((rule) =>
          finding('unused-suppression', {
            path: '',
            message: `${rule} finds nothing in the ${scope === 'file' ? 'file' : 'next line'} that could be suppressed`,
            hint: rules.length > 1 ? `take ${rule} out of the comment` : 'remove the comment',
            source,
          }),
        ),
    );
  }
}
