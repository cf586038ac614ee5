import { type Finding, finding } from '../../errors/finding.ts';
import { formatPath, isNull, type MapNode, type Origin, type Scalar, type ValueNode } from '../../helm/value-tree.ts';
import { parseList } from '../../settings/departures.ts';
import { imageDefault, type Setting } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';

/** How much a value protects, as a rank; undefined for a value that the setting does not take. */
type Strength = (value: Scalar | undefined) => number | undefined;

/** Ranks the choices of a setting, the weakest first. */
function choices(...weakestFirst: readonly Scalar[]): Strength {
  return (value) => {
    const rank = weakestFirst.indexOf(value ?? null);
    return rank === -1 ? undefined : rank;
  };
}

const listLength: Strength = (value) => (typeof value === 'string' ? parseList(value).length : undefined);

const isSetAtAll: Strength = (value) => (typeof value === 'string' ? Number(value.trim() !== '') : undefined);

const isEncrypted: Strength = (value) =>
  typeof value === 'string' && /^https?:/i.test(value) ? Number(/^https:/i.test(value)) : undefined;

const STRENGTHS: Readonly<Record<string, Strength>> = {
  registrationGateEnabled: choices(false, true),
  registrationGateMode: choices('audit', 'enforce'),
  registrationGateAuthType: (value) => (value === 'none' ? 0 : typeof value === 'string' && value !== '' ? 1 : undefined),
  registrationGateStartupCheck: choices('off', 'warn', 'require'),
  registrationGateRequireExplicitAllow: choices(false, true),
  registrationGateAssetTypes: listLength,
  registrationGateOperations: listLength,
  registrationGateSigningKeys: isSetAtAll,
  registryAllowAnonymous: choices('all', 'read', 'none'),
  registryEncryptionKey: isSetAtAll,
};

function strengthOf({ key, schema }: Setting): Strength | undefined {
  return STRENGTHS[key] ?? (schema['x-check'] === 'url' ? isEncrypted : undefined);
}

/** An earlier value of a key, from another source of the user. */
interface Earlier {
  readonly origin: Origin;
  readonly value: Scalar | undefined;
}

/** What other sources of the user had set, latest first. A key that stands twice in one file is another rule's. */
function earlierValues(subject: Subject, key: string): readonly Earlier[] {
  const node = subject.entry(key)?.value;
  if (node !== undefined && subject.isOwn(key)) {
    return node.overridden
      .filter(({ kind, range }) => kind !== 'chart' && range.file !== node.origin.range.file)
      .map(({ kind, range, value }) => ({ origin: { kind, range }, value }));
  }
  return valuesBeforeNull(subject, key);
}

/** A null of a later file took the key away: what the files before it had set. */
function valuesBeforeNull(subject: Subject, key: string): readonly Earlier[] {
  const inFiles = subject.valuesInFiles(key);
  if (!isNull(inFiles.at(-1))) return [];
  return inFiles
    .toReversed()
    .slice(1)
    .map((node) => ({ origin: node.origin, value: node.kind === 'scalar' ? node.value : undefined }));
}

function checkSetting(subject: Subject, setting: Setting): Finding[] {
  const { key } = setting;
  const earlier = earlierValues(subject, key);
  const [latest] = earlier;
  if (latest === undefined) return [];
  const node = subject.entry(key)?.value;
  const effective = node === undefined ? imageDefault(setting) : node.kind === 'scalar' ? node.value : undefined;
  const place = { ...placeOf(node), overrides: earlier.map(({ origin }) => origin.range) };
  const strength = strengthOf(setting);
  const before = Math.max(...earlier.map(({ value }) => strength?.(value) ?? -1));
  if ((strength?.(effective) ?? Infinity) < before) {
    return [
      subject.finding('weakened-setting', key, {
        message: 'is set to a weaker value than an earlier source set',
        hint: 'drop it from the later source, or from the earlier one where the weaker value is meant',
        ...place,
      }),
    ];
  }
  if (node === undefined || effective === undefined || latest.value !== effective) return [];
  return [
    subject.finding('repeated-setting', key, {
      message: 'is set to the value that an earlier source set already',
      hint: 'drop one of the two, so that a later change is made in one place',
      ...place,
    }),
  ];
}

/** Lists of a later source that replace one of an earlier source: Helm joins maps, never lists. */
function checkLists(root: ValueNode, path: readonly string[]): Finding[] {
  if (root.kind === 'map') return [...root.entries].flatMap(([key, { value }]) => checkLists(value, [...path, key]));
  if (root.kind !== 'list' || root.origin.kind === 'chart') return [];
  const replaced = root.overridden.find(
    ({ kind, was, range }) => kind !== 'chart' && was === 'list' && range.file !== root.origin.range.file,
  );
  if (replaced === undefined) return [];
  const name = formatPath(path);
  return [
    finding('replaced-list', {
      path: name,
      message: `${name} replaces the list of an earlier source; Helm does not join lists`,
      hint: 'repeat the entries that shall stay, or keep the list in one source',
      ...placeOf(root),
    }),
  ];
}

/** What the order of the sources does to the values: a setting made weaker or set twice, a list that is replaced. */
export function checkMerge(subject: Subject): Finding[] {
  const { chart, settings, values, path } = subject.input;
  const root: MapNode | undefined = chart === 'any' ? subject.app : values;
  return [
    ...settings.flatMap((setting) => checkSetting(subject, setting)),
    ...(root === undefined ? [] : checkLists(root, chart === 'any' ? path : [])),
  ];
}
