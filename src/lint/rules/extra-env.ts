import { finding, type Finding } from '../../errors/finding.ts';
import { textHint } from '../../helm/type-hint.ts';
import { formatPath, nodeAt, type ValueNode } from '../../helm/value-tree.ts';
import { appSettings, environmentNames, existingSecretKey, type Setting } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';

const reserved = new Map(appSettings.flatMap((setting) => environmentNames(setting).map((name) => [name, setting] as const)));

/** An entry of `extraEnv`, which stands beside `app`. */
export interface ExtraVariable {
  /** Path of the entry. */
  readonly path: string;
  /** The same as keys, within a values file: Helm does not join lists. */
  readonly steps: readonly string[];
  /** The variable; empty where its name is no text. */
  readonly name: string;
  /** The setting that the variable belongs to, which has a key of its own. */
  readonly setting: Setting | undefined;
  /** Where the name is written. */
  readonly nameNode: ValueNode | undefined;
  /** What stands under `value`; undefined for `valueFrom`. */
  readonly value: ValueNode | undefined;
}

/** The entries of `extraEnv`; none where it is no list. */
export function extraVariables({ input }: Subject): readonly ExtraVariable[] {
  const parent = input.path.slice(0, -1);
  const list = nodeAt(input.values, [...parent, 'extraEnv']);
  if (list?.kind !== 'list') return [];
  return list.items.map((item, index) => {
    const nameNode = nodeAt(item, ['name']);
    const name = nameNode?.kind === 'scalar' && typeof nameNode.value === 'string' ? nameNode.value : '';
    const path = formatPath([...parent, `extraEnv[${index}]`]);
    const steps = [...parent, 'extraEnv', String(index)];
    return { path, steps, name, setting: reserved.get(name), nameNode, value: nodeAt(item, ['value']) };
  });
}

/** What stands for text and is none: Kubernetes takes a variable's value as text alone. */
export function checkExtraEnvValues(subject: Subject): Finding[] {
  if (subject.input.chart === 'any') return [];
  return extraVariables(subject).flatMap(({ path, steps, name, value }) => {
    if (value === undefined || value.origin.kind === 'chart') return [];
    if (value.kind === 'scalar' && (value.value === null || typeof value.value === 'string')) return [];
    const isScalar = value.kind === 'scalar';
    return [
      finding('wrong-type', {
        path: `${path}.value`,
        env: name === '' ? null : name,
        message: `${path}.value must be text: Kubernetes refuses anything else`,
        hint:
          (isScalar ? textHint(value) : undefined) ??
          'write text, or valueFrom beside name for what stands in a Secret or ConfigMap',
        fix:
          isScalar && value.origin.kind === 'file' && value.style === 'plain'
            ? { file: value.origin.range.file, path: [...steps, 'value'], action: { kind: 'quote' } }
            : undefined,
        ...placeOf(value),
      }),
    ];
  });
}

/** A variable of the settings that is set past them. */
export function checkExtraEnv(subject: Subject): Finding[] {
  return extraVariables(subject).flatMap(({ path, name, setting, nameNode }) => {
    if (setting === undefined) return [];
    return [
      finding('reserved-variable', {
        path: `${path}.name`,
        env: name,
        message: `${path}.name is ${name}, which comes from a key of its own`,
        hint: `use ${subject.pathOf(setting.secret ? existingSecretKey(setting.key) : setting.key)}`,
        ...placeOf(nameNode),
      }),
    ];
  });
}
