import type { Finding } from '../../errors/finding.ts';
import { isNull, type ScalarNode } from '../../helm/value-tree.ts';
import { findSetting, imageDefault, type SettingSchema } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';
import { fixAt, isWrongText, type KnownKey, knownKeys, type WrittenScalar, writtenScalar } from './known-keys.ts';
import { checkYamlTraps } from './yaml-traps.ts';

/** Values that are of the right type to Helm and look like another, or are read as another elsewhere; and nulls. */
export function checkTypes(subject: Subject): Finding[] {
  return knownKeys(subject).flatMap((known) => {
    const written = writtenScalar(subject, known.key);
    if (written === undefined || isNull(written.node)) return checkNull(subject, known);
    return [
      ...checkBooleanWord(subject, known, written),
      ...checkNumberForm(subject, known, written),
      ...checkAmbiguousText(subject, known, written),
      ...checkYamlTraps(subject, known, written),
    ];
  });
}

/** The words that go-yaml adds to `true` and `false`; YAML 1.2 reads them as text. */
const BOOLEAN_WORD = /^(?:y|yes|on|n|no|off)$/i;

function checkBooleanWord(subject: Subject, { key, type }: KnownKey, written: WrittenScalar): Finding[] {
  const { node, raw } = written;
  if (type !== 'boolean' || node.tag !== 'bool' || node.style !== 'plain' || !BOOLEAN_WORD.test(raw)) return [];
  const text = String(node.value);
  return [
    subject.finding('boolean-word', key, {
      message: `is written as a word that Helm reads as ${text} and readers of YAML 1.2 as text`,
      hint: `write ${text}`,
      fix: fixAt(subject, key, written, { kind: 'write', text }),
    }),
  ];
}

/** True for a number that the schema takes; any other has a finding of its own. */
function isInRange({ value }: ScalarNode, { minimum = 0, maximum = Infinity }: SettingSchema): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

/** A number that is octal for its leading zeros alone; with its other digits. */
const OCTAL = /^\+?0[0_]*([1-7][0-7_]*)$/;

function checkNumberForm(subject: Subject, { key, setting }: KnownKey, written: WrittenScalar): Finding[] {
  const { node, raw } = written;
  if (setting?.schema.type !== 'integer' || node.style !== 'plain' || /^(?:0|[1-9][0-9]*)$/.test(raw)) return [];
  if (!isInRange(node, setting.schema)) return [];
  const text = String(node.value);
  const decimal = OCTAL.exec(raw)?.[1]?.replaceAll('_', '');
  return [
    subject.finding('number-form', key, {
      message: `is written in a form that Helm reads as ${text} and others may read differently`,
      hint: decimal === undefined ? `write ${text} in plain digits` : `write ${decimal}, or ${text} if you mean the octal number`,
      // Who writes 010 mostly means 10: no change is safe.
      fix: decimal === undefined ? fixAt(subject, key, written, { kind: 'write', text }) : undefined,
    }),
  ];
}

/** Plain text that is text to Helm and something else to other readers, by what they take it for. */
const AMBIGUOUS: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt]|[ \t]+\d)/, 'a date'],
  [/^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/, 'a number of base 60'],
  [/^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[0-9][0-9_]*)$/, 'a number'],
  [/^[-+]?(?:\.[0-9_]+|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/, 'a number'],
  [/^=$/, 'a default value'],
];

function checkAmbiguousText(subject: Subject, { key, type, setting }: KnownKey, written: WrittenScalar): Finding[] {
  const { node, raw } = written;
  const { value } = node;
  if (type !== 'string' || node.style !== 'plain' || node.tag !== 'str' || typeof value !== 'string') return [];
  const kind = AMBIGUOUS.find(([pattern]) => pattern.test(raw))?.[1];
  // A tag (!!str) says what is meant.
  if (kind === undefined || written.between?.includes('!') === true || isWrongText(subject, setting, value)) return [];
  return [
    subject.finding('ambiguous-text', key, {
      message: `is text to Helm and ${kind} to other readers of YAML`,
      hint: 'put it in quotes',
      fix: fixAt(subject, key, written, { kind: 'quote' }),
    }),
  ];
}

/** A null that took the chart's default away; Helm does not hand such a key to the templates at all. */
function checkNull(subject: Subject, { key, type }: KnownKey): Finding[] {
  const node = subject.entry(key)?.value;
  if (subject.app === undefined || (node !== undefined && !isNull(node))) return [];
  const latest = node ?? subject.valuesInFiles(key).at(-1);
  const isFromFile = isNull(latest) && latest?.origin.kind === 'file';
  // The charts have a default for every key: what is gone, an argument took away.
  if (!isFromFile && node === undefined && subject.input.chart === 'any') return [];
  return [
    subject.finding('null-value', key, {
      ...nullWords(subject, key, type),
      source: isFromFile ? latest.origin.range : placeOf(node).source,
    }),
  ];
}

function nullWords({ input }: Subject, key: string, type: KnownKey['type']): { message: string; hint: string } {
  const setting = findSetting(key);
  if (setting === undefined || imageDefault(setting) === '') {
    return { message: 'is null, and so not set at all', hint: 'write "" to leave it empty, or drop the line' };
  }
  const hint = 'drop the line to keep the default, or say what it shall be';
  return input.chart === 'any' && type !== 'string'
    ? { message: 'is null, which takes the default away, and which a template may print as <nil>', hint }
    : { message: "is null, which takes the chart's default away", hint };
}
