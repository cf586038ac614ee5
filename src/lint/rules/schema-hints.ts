import type { Fix } from '../../errors/finding.ts';
import { nearestName } from '../../errors/nearest-name.ts';
import { typeHint as typeHintOf } from '../../helm/type-hint.ts';
import { formatPath, type ValueNode } from '../../helm/value-tree.ts';
import { existingSecretEntryKey, existingSecretKey, findSetting, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';

/** Where `values` takes a number as well as its digits in quotes. */
const isNumberSetting = (expected: string): boolean => expected.includes('whole number') && expected.includes('text');

/** What to do about a value of the wrong type: mostly, to quote what YAML took for something else. */
export function typeHint(subject: Subject, node: ValueNode | undefined, path: readonly string[], expected: string): string {
  if (path.at(-2) === 'extraEnv' && node?.kind === 'scalar') return 'write name: and value: below each other, as Kubernetes does';
  const reference = node?.kind === 'map' ? referenceHint(subject, path) : undefined;
  if (reference !== undefined) return reference;
  if (isNumberSetting(expected)) return 'give a whole number';
  if (node?.kind === 'list') {
    const isList = findSetting(path.at(-1) ?? '')?.schema['x-list'] === true;
    return `write one text; several entries are separated by ${isList ? 'commas' : 'spaces'} in it`;
  }
  return typeHintOf(expected, node);
}

/** What makes the type right without a guess: quotes where text is expected, none where a boolean or a number is. */
export function typeFix(node: ValueNode | undefined, path: readonly string[], expected: string): Fix | undefined {
  if (node?.kind !== 'scalar' || node.origin.kind !== 'file' || node.value === null || isNumberSetting(expected))
    return undefined;
  const { file } = node.origin.range;
  if (expected.includes('text')) return node.style === 'plain' ? { file, path, action: { kind: 'quote' } } : undefined;
  if (typeof node.value !== 'string') return undefined;
  const isBoolean = expected.includes('true or false') && /^(?:true|false)$/i.test(node.value);
  const isNumber = expected.includes('number') && /^(?:0|[1-9]\d*)$/.test(node.value);
  return isBoolean || isNumber ? { file, path, action: { kind: 'write', text: node.value.toLowerCase() } } : undefined;
}

/** Keys for what Kubernetes writes as a map (`valueFrom`, `secretKeyRef`, `{name: ..., key: ...}`); undefined elsewhere. */
function referenceHint({ input }: Subject, path: readonly string[]): string | undefined {
  if (formatPath(path.slice(0, -1)) !== formatPath(input.path)) return undefined;
  const name = path.at(-1) ?? '';
  if (name === WHOLE_SECRET_KEY) return 'give the name of the Secret as text';
  const owner = findSetting(name) ?? findSetting(name.replace(/ExistingSecret(?:Key)?$/, ''));
  if (owner?.secret !== true) return undefined;
  const at = (key: string): string => formatPath([...input.path, key]);
  return `give the name of the Secret as text in ${at(existingSecretKey(owner.key))}, and its entry in ${at(existingSecretEntryKey(owner.key))}`;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The choice that was probably meant, undefined when none is near. Nothing of the value is in it. */
export function choiceHint(node: ValueNode | undefined, choices: readonly string[] | undefined): string | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || choices === undefined) return undefined;
  const wanted = plain(node.value);
  if (wanted.length > MAX_CHOICE) return undefined;
  const best =
    nearestName(node.value, choices) ?? onlyOf(choices.filter((choice) => wanted.length > 2 && plain(choice).startsWith(wanted)));
  return best === undefined ? undefined : `did you mean ${best}?`;
}

/** Characters of the longest text to compare with the choices. */
const MAX_CHOICE = 64;

const onlyOf = (texts: readonly string[]): string | undefined => (texts.length === 1 ? texts[0] : undefined);
