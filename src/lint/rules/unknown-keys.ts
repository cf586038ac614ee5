import { distance } from 'fastest-levenshtein';
import type { Finding } from '../../errors/finding.ts';
import { finding } from '../../errors/finding.ts';
import { formatPath, nodeAt } from '../../helm/value-tree.ts';
import {
  existingSecretEntryKey,
  existingSecretKey,
  findSetting,
  type Setting,
  WHOLE_SECRET_KEY,
} from '../../settings/setting.ts';
import { appPath, type Subject } from '../subject.ts';

/** Every key that may stand among the settings. */
export function knownAppKeys(settings: readonly Setting[]): string[] {
  return [
    WHOLE_SECRET_KEY,
    ...settings.flatMap(({ key, secret }) => (secret ? [key, existingSecretKey(key), existingSecretEntryKey(key)] : [key])),
  ];
}

const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The known key that a name was probably meant for, if one is near. */
export function nearestKey(name: string, keys: readonly string[]): string | undefined {
  const wanted = plain(name);
  const same = keys.find((key) => plain(key) === wanted);
  if (same !== undefined) return same;
  // An environment name in the values is the same words in other clothes; found above. What is left are slips.
  const [best] = keys
    .map((key) => ({ key, edits: distance(plain(key), wanted) }))
    .toSorted((a, b) => a.edits - b.edits || (a.key < b.key ? -1 : 1));
  return best !== undefined && best.edits <= Math.max(1, Math.floor(wanted.length / 8)) ? best.key : undefined;
}

/**
 * What to say about a key that nothing knows: the key that was probably meant, or where it belongs.
 *
 * @param parent path of the map it stands in
 */
export function unknownKey(subject: Subject, parent: readonly string[], name: string): Finding {
  const { chart, path, settings, values } = subject.input;
  const map = nodeAt(values, parent);
  const entry = map?.kind === 'map' ? map.entries.get(name) : undefined;
  const here = formatPath([...parent, name]);
  const place = entry?.keyOrigin.kind === 'chart' ? null : (entry?.keyOrigin.range ?? null);
  const about = (message: string, hint: string, env: string | null = null): Finding =>
    finding('unknown-key', { path: here, env, message: `${here} ${message}`, hint, source: place });

  const meant = nearestKey(name, knownAppKeys(settings));
  const envOf = meant === undefined ? null : (findSetting(meant)?.env ?? null);
  if (formatPath(parent) === formatPath(path)) {
    if (meant === undefined) return about('is not a key that is known here', 'remove it, or look the key up in docs/settings.md');
    subject.markMisspelt(meant);
    return about('is not a key that is known here', `did you mean ${subject.pathOf(meant)}?`, envOf);
  }
  if (chart === 'stack' && parent.length === 0 && name === 'app') {
    return about('is where the chart registry has its settings', `in the stack they are under ${formatPath(appPath.stack)}`);
  }
  if (chart === 'registry' && parent.length === 0 && name === 'registry') {
    return about('is where the stack has its settings', `in the chart registry they are under ${formatPath(appPath.registry)}`);
  }
  if (meant !== undefined) {
    subject.markMisspelt(meant);
    return about('stands at the wrong depth', `move it to ${subject.pathOf(meant)}`, envOf);
  }
  // The chart's defaults have every key that may stand here.
  const sibling =
    map?.kind === 'map'
      ? nearestKey(
          name,
          [...map.entries.keys()].filter((key) => key !== name),
        )
      : undefined;
  const hint =
    sibling === undefined
      ? "remove it, or look the key up in the chart's values.yaml"
      : `did you mean ${formatPath([...parent, sibling])}?`;
  return about('is not a key that is known here', hint);
}
