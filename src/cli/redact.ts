import type { Finding, SourceRange } from '../errors/finding.ts';
import type { MapNode, ScalarNode, ValueNode } from '../helm/value-tree.ts';
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

const isSecretKey = (step: string): boolean => findSetting(step)?.secret === true;

/** A colon or an equals sign within a key is mostly a value that lost its space, and may be a secret. */
const GLUED_VALUE = /^([\w.-]+)[:=]./;

/**
 * What may be shown of a key: nothing of one below a secret, and of a key with a value glued to it the key alone.
 *
 * @param path path of the map that holds the key
 */
export function redactKey(key: string, path: readonly string[]): string {
  if (path.some(isSecretKey)) return REDACTED;
  const glued = GLUED_VALUE.exec(key)?.[1];
  return glued === undefined ? key : `${glued}:${REDACTED}`;
}

/** The values with everything replaced that may not be shown. */
export function redactTree(root: MapNode): MapNode {
  const redact = (node: ValueNode, path: readonly string[], siblings: ValueNode | undefined): ValueNode => {
    if (node.kind === 'scalar') return { ...node, value: redactScalar(node, path, siblings) };
    if (path.some(isSecretKey)) return { ...node, kind: 'scalar', value: REDACTED, style: 'double', tag: 'str' };
    if (node.kind === 'list') {
      return { ...node, items: node.items.map((item, index) => redact(item, [...path, String(index)], node)) };
    }
    return redactMap(node, path);
  };
  const redactMap = (map: MapNode, path: readonly string[]): MapNode => ({
    ...map,
    entries: new Map(
      [...map.entries].map(([key, entry]) => [
        redactKey(key, path),
        { ...entry, value: redact(entry.value, [...path, key], map) },
      ]),
    ),
  });
  return redactMap(root, []);
}

const BELOW_SECRET = new RegExp(
  `^((?:.*[. ])?(?:${appSettings
    .filter(({ secret }) => secret)
    .map(({ key }) => key)
    .join('|')}))[.[:=].*$`,
  's',
);

/** A path as the findings write it, cut at a secret and at a value that is glued to a key. */
function redactPath(path: string): string {
  const below = BELOW_SECRET.exec(path)?.[1];
  if (below !== undefined) return `${below}.${REDACTED}`;
  return path.replace(/^((?:.*\.)?[\w-]+)[:=].+$/s, `$1:${REDACTED}`);
}

/** A finding that shows nothing of what stands below a secret, or glued to a key. */
export function redactFinding(finding: Finding): Finding {
  const { path, message, hint, source, overrides } = finding;
  const shown = redactPath(path);
  const ofArgument = (range: SourceRange): SourceRange =>
    range.file.startsWith('--set') ? { ...range, file: redactPath(range.file) } : range;
  if (shown === path && source?.file.startsWith('--set') !== true) return finding;
  return {
    ...finding,
    path: shown,
    message: message.replaceAll(path, shown),
    hint: hint.replaceAll(path, shown),
    source: source && ofArgument(source),
    overrides: overrides.map(ofArgument),
  };
}
