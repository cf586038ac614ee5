import { type MapNode, nodeAt, toPlain } from '../helm/value-tree.ts';
import { appSettings, existingSecretEntryKey, existingSecretKey, imageDefault, WHOLE_SECRET_KEY } from '../settings/setting.ts';
import type { Entry } from './render.ts';

/**
 * The variables that the chart would set from these values, in schema order: those that differ from the default, and
 * a remark for each that comes from a Secret made elsewhere.
 *
 * @param values effective values that the chart accepts
 * @param path path of the map that holds the settings
 */
export function envEntries(values: MapNode, path: readonly string[]): Entry[] {
  const textAt = (key: string): string => {
    const node = nodeAt(values, [...path, key]);
    const plain = node === undefined ? '' : toPlain(node);
    return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? String(plain) : '';
  };
  const whole = textAt(WHOLE_SECRET_KEY);
  const remarks: Entry[] =
    whole === ''
      ? []
      : [
          {
            kind: 'remark',
            text: `The Secret ${whole} may hold any of the variables; what it holds wins over what stands here.`,
          },
        ];
  const entries = appSettings.flatMap((setting): Entry[] => {
    const { key, env, secret } = setting;
    const secretName = secret ? textAt(existingSecretKey(key)) : '';
    if (secretName !== '') {
      return [{ kind: 'reference', name: env, secretName, secretEntry: textAt(existingSecretEntryKey(key)) || env }];
    }
    const value = textAt(key);
    return value === '' || value === String(imageDefault(setting)) ? [] : [{ kind: 'variable', name: env, value }];
  });
  return [...remarks, ...entries];
}
