import type { FindingCode } from '../../errors/codes.ts';
import { describeKeyword } from '../../errors/schema-words.ts';
import type { Failure } from './evaluate.ts';
import { decimalOf, type Json, member } from './json.ts';
import type { Schema } from './node.ts';
import { formatPath } from '../value-tree.ts';

/** A failure in words, which hold what the schema says and never the value. */
export interface Explained {
  /** The value it is about; for a key that is missing or unknown, the key. */
  readonly path: readonly string[];
  readonly keyword: string;
  readonly code: FindingCode;
  /** Reads on after the name of the key. */
  readonly message: string;
  readonly schema: Schema;
}

/** Words failures, one for each key that is missing or unknown, in the order of the values. */
export function explain(failures: readonly Failure[]): Explained[] {
  const explained = new Map<string, Explained>();
  for (const one of failures.flatMap(explainOne)) explained.set(JSON.stringify([one.path, one.code, one.message]), one);
  return [...explained.values()];
}

function explainOne(failure: Failure): Explained[] {
  const { keyword, path, schema, keys = [], key = '', branches = [] } = failure;
  const about = (code: FindingCode, message: string, at = path): Explained => ({ path: at, keyword, code, message, schema });
  const words = describeKeyword(keyword, wantedBy(failure)) ?? { code: 'wrong-value', message: 'is not valid' };
  switch (keyword) {
    case 'required':
    case 'additionalProperties':
      return keys.map((name) => about(words.code, words.message, [...path, name]));
    case 'dependentRequired':
      return keys.map((name) => about('required-key', `is needed when ${formatPath([...path, key])} is set`, [...path, name]));
    case 'propertyNames':
      return [about('unknown-key', `is not a key that may stand here: its name ${namesOf(branches)}`, [...path, key])];
    case 'anyOf':
    case 'oneOf':
      return branches.length === 0
        ? [about('wrong-value', 'fits several of the alternatives that the schema gives, and may fit one alone')]
        : explainAlternatives(failure, branches.map(explain));
    case 'not':
      return [about('wrong-value', 'is what the schema rules out (not)')];
    case 'contains':
    case 'minContains':
      return [about('wrong-value', `must have at least ${numberOf(failure, 1)} of the items that the schema calls for`)];
    case 'maxContains':
      return [about('wrong-value', `must have at most ${numberOf(failure, 0)} of the items that the schema describes`)];
    case 'false':
      return [about('unknown-key', path.length === 0 ? 'fits nothing: the schema refuses all values' : 'is not allowed here')];
    case 'loop':
      return [about('helm-refuses', 'cannot be checked: the schema refers to itself without end')];
    default:
      return [about(words.code, words.message)];
  }
}

function wantedBy({ keyword, schema }: Failure): Json | undefined {
  if (keyword === 'contains') return undefined;
  // In draft-04 the exclusive keywords only say how the others are meant.
  const wanted = member(schema.keywords, keyword);
  return wanted === true && keyword.startsWith('exclusive') ? member(schema.keywords, keyword.slice(9).toLowerCase()) : wanted;
}

const numberOf = (failure: Failure, otherwise: number): string => String(decimalOf(wantedBy(failure)) ?? otherwise);

const namesOf = (branches: readonly (readonly Failure[])[]): string =>
  branches
    .flatMap(explain)
    .map(({ message }) => message)
    .join(' and ');

/** Why none of several alternatives fits: of what is of the right type, unless nothing is. */
function explainAlternatives({ path, keyword, schema }: Failure, branches: readonly (readonly Explained[])[]): Explained[] {
  const ofOtherType = (branch: readonly Explained[]): boolean =>
    branch.some((one) => one.code === 'wrong-type' && one.path.length === path.length);
  const near = branches.filter((branch) => !ofOtherType(branch));
  if (near.length === 1) return [...(near[0] ?? [])];
  if (near.length === 0) {
    const types = new Set(
      branches
        .flat()
        .filter((one) => one.code === 'wrong-type' && one.path.length === path.length)
        .map(({ message }) => message.replace(/^must be /, '')),
    );
    return [{ path, keyword: 'type', code: 'wrong-type', message: `must be ${[...types].join(' or ')}`, schema }];
  }
  const texts = near.map((branch) =>
    branch.map((one) => `${formatPath(one.path.slice(path.length))} ${one.message}`.trimStart()).join(' and '),
  );
  const code = near.flat().every((one) => one.code === 'required-key') ? 'required-key' : 'wrong-value';
  return [{ path, keyword, code, message: `fits none of what may stand here: ${[...new Set(texts)].join('; or ')}`, schema }];
}
