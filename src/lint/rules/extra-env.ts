import { finding, type Finding } from '../../errors/finding.ts';
import { formatPath, nodeAt } from '../../helm/value-tree.ts';
import { appSettings, environmentNames, existingSecretKey } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';

const reserved = new Map(appSettings.flatMap((setting) => environmentNames(setting).map((name) => [name, setting] as const)));

/** A variable of the settings that is set past them. */
export function checkExtraEnv(subject: Subject): Finding[] {
  const parent = subject.input.path.slice(0, -1);
  const list = nodeAt(subject.input.values, [...parent, 'extraEnv']);
  if (list?.kind !== 'list') return [];
  return list.items.flatMap((item, index) => {
    const name = nodeAt(item, ['name']);
    const setting = name?.kind === 'scalar' && typeof name.value === 'string' ? reserved.get(name.value) : undefined;
    if (setting === undefined || name?.kind !== 'scalar') return [];
    const path = formatPath([...parent, `extraEnv[${index}]`, 'name']);
    return [
      finding('reserved-variable', {
        path,
        env: String(name.value),
        message: `${path} is ${String(name.value)}, which comes from a key of its own`,
        hint: `use ${subject.pathOf(setting.secret ? existingSecretKey(setting.key) : setting.key)}`,
        ...placeOf(name),
      }),
    ];
  });
}
