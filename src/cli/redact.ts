import type { ScalarNode, ValueNode } from '../helm/value-tree.ts';
import { knownAppKeys } from '../lint/rules/unknown-keys.ts';
import { displaySetting, displayUrl, REDACTED } from '../settings/display.ts';
import { appSettings, findSetting } from '../settings/setting.ts';

/** Names that mostly hold secrets, for keys that no schema knows. */
const SECRET_NAME = /secret|pass|pwd|token|credential|api_?key|private_?key|signing_?key|encryption_?key/i;

const APP_KEYS: ReadonlySet<string> = new Set(knownAppKeys(appSettings));

/** True for a leaf whose name says that it is secret, or that nobody knows among the settings: a misspelt secret is a secret. */
function namesSecret(path: readonly string[]): boolean {
  const app = path.indexOf('app');
  const key = path[app + 1];
  if (app !== -1 && app <= 1 && key !== undefined) return !APP_KEYS.has(key);
  return path.some((step) => findSetting(step)?.secret === true || (findSetting(step) === undefined && SECRET_NAME.test(step)));
}

/**
 * What may be shown of a leaf.
 *
 * @param path path of the leaf
 * @param siblings the map that holds it, for a list entry such as `{name: API_TOKEN, value: ...}`
 */
export function redactScalar(leaf: ScalarNode, path: readonly string[], siblings: ValueNode | undefined): ScalarNode['value'] {
  const { value } = leaf;
  if (value === '' || value === null || typeof value === 'boolean') return value;
  const setting = path.map(findSetting).find((found) => found !== undefined);
  if (setting !== undefined && (setting.secret || typeof value === 'string')) return displaySetting(setting, String(value));
  const name = siblings?.kind === 'map' ? siblings.entries.get('name')?.value : undefined;
  const described = path.at(-1) === 'value' && name?.kind === 'scalar' && SECRET_NAME.test(String(name.value));
  if (described || namesSecret(path)) return REDACTED;
  return typeof value === 'string' && /:\/\//.test(value) ? displayUrl(value) : value;
}
