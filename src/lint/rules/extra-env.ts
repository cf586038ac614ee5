import { finding, type Finding } from '../../errors/finding.ts';
import { formatPath, nodeAt, type ValueNode } from '../../helm/value-tree.ts';
import { appSettings, environmentNames, existingSecretKey, type Setting } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';

const reserved = new Map(appSettings.flatMap((setting) => environmentNames(setting).map((name) => [name, setting] as const)));

/** An entry of `extraEnv`, which stands beside `app`. */
export interface ExtraVariable {
  /** Path of the entry. */
  readonly path: string;
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
    return { path, name, setting: reserved.get(name), nameNode, value: nodeAt(item, ['value']) };
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
