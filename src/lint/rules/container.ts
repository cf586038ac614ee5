import type { Finding } from '../../errors/finding.ts';
import { imageDefault, type Setting } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { containerText } from './container-text.ts';
import { checkExtraEnvValues } from './extra-env.ts';
import { isWrongText, type KnownKey, knownKeys, type WrittenScalar, writtenScalar } from './known-keys.ts';
import { holdsTemplate, isRenderedFirst } from './templates.ts';

/** Values that reach the container, or Kubernetes, as another text than the one that was meant. */
export function checkContainer(subject: Subject): Finding[] {
  return [...knownKeys(subject).flatMap((known) => checkKnownKey(subject, known)), ...checkExtraEnvValues(subject)];
}

function checkKnownKey(subject: Subject, known: KnownKey): Finding[] {
  const written = writtenScalar(subject, known.key);
  if (written === undefined) return [];
  if (known.type !== 'string') return checkNumber(subject, known, written);
  const { value } = written.node;
  if (typeof value !== 'string' || isWrongText(subject, known.setting, value)) return [];
  if (value === '') return checkBlank(subject, known.setting);
  return [...checkTemplate(subject, known, value), ...checkText(subject, known, value, written)];
}

/** The registry reads decimal digits only. A number out of range has a finding of its own. */
function checkNumber(subject: Subject, { key, type, setting }: KnownKey, { node }: WrittenScalar): Finding[] {
  if (setting === undefined || type !== 'integer' || typeof node.value !== 'number') return [];
  const { minimum = 0, maximum = Infinity } = setting.schema;
  const number = node.value;
  const result = containerText(setting, node);
  if (!Number.isInteger(number) || number < minimum || number > maximum || result.kind !== 'text') return [];
  if (/^[0-9]+$/.test(result.text) && Number(result.text) === number) return [];
  return [
    subject.finding('container-text', key, {
      message: 'reaches the container in a form that the registry does not read as a number',
      hint: 'write the number in plain digits',
    }),
  ];
}

/** The chart leaves an empty text out, so that it cannot blank a default. */
function checkBlank(subject: Subject, setting: Setting | undefined): Finding[] {
  if (setting === undefined || imageDefault(setting) === '' || (setting.schema.minLength ?? 0) > 0) return [];
  return [
    subject.finding('container-text', setting.key, {
      message: 'is empty, and the chart leaves what is empty out: the registry takes its default',
      hint: 'drop the line, or say what it shall be',
    }),
  ];
}

/** `$(NAME)` as Kubernetes writes it, in capitals; other writings belong to pipelines that replace them before Helm runs. */
const KUBERNETES_VARIABLE = /\$\([A-Z_][A-Z0-9_]*\)/;

/** What a template prints where it finds nothing. */
const NOTHING_FOUND = /<(?:no value|nil)>/;

function checkTemplate(subject: Subject, { key, setting, namesSecret }: KnownKey, text: string): Finding[] {
  // A secret with a template in it is a placeholder; a Secret's name may have one.
  if (setting?.secret === true || namesSecret || isRenderedFirst(subject.entry(key)?.value.origin.range.file ?? '')) return [];
  const words = holdsTemplate(text)
    ? { message: 'holds a template, which Helm does not run in values', hint: 'write the value that the template would give' }
    : KUBERNETES_VARIABLE.test(text)
      ? {
          message: 'holds $(...), which Kubernetes replaces in the variables of extraEnv alone',
          hint: 'write the value itself; replace it before Helm runs if a pipeline knows it',
        }
      : NOTHING_FOUND.test(text)
        ? { message: 'holds what a template prints for a missing value', hint: 'look at what made this file, and set the value' }
        : undefined;
  return words === undefined ? [] : [subject.finding('template-in-value', key, words)];
}

/** A text with line breaks of its own, which may end with one. */
const PEM = /^\s*-----BEGIN/;

function checkText(subject: Subject, { key, setting, namesSecret }: KnownKey, text: string, written: WrittenScalar): Finding[] {
  const found = (message: string, hint: string): Finding[] => [subject.finding('container-text', key, { message, hint })];
  if (text.includes('\0')) return found('holds a NUL, which no environment variable can', 'drop it');
  const isSecret = setting?.secret === true;
  const trimmed = text.trim();
  if (trimmed === '') return [];
  // White space around a secret has a code of its own; around the entries of a list it is dropped.
  if (!isSecret && setting?.schema['x-list'] !== true && !PEM.test(text) && text !== trimmed) {
    const where = setting === undefined ? 'Kubernetes' : 'the registry';
    return found(
      `begins or ends with white space, or a line break, which ${where} takes as part of it`,
      'write it without; a block scalar takes |- to drop its last line break, and --set-file keeps that of the file',
    );
  }
  if (/^(["']).*\1$/s.test(text) && !namesSecret && !(isSecret && written.node.style !== 'argument')) {
    const hint =
      written.node.style === 'argument'
        ? '--set takes quotes as they are: drop them'
        : 'one pair of quotes is enough: drop the other';
    return found('is in quotes that are part of the text', hint);
  }
  return [];
}
