import type { Finding, SourceRange } from '../errors/finding.ts';
import type { MapNode, Origin, ScalarNode, ValueNode } from '../helm/value-tree.ts';
import { credentialIn, isNoSecretName } from '../lint/rules/credential-shapes.ts';
import { knownAppKeys } from '../lint/rules/known-keys.ts';
import { displaySetting, displayUrl, REDACTED } from '../settings/display.ts';
import { appSettings, environmentNames, findSetting } from '../settings/setting.ts';

/** Names that mostly hold secrets, for keys that no schema knows. */
const SECRET_NAME = /secret|pass|pwd|token|credential|api_?key|private_?key|signing_?key|encryption_?key/i;

const APP_KEYS: ReadonlySet<string> = new Set(knownAppKeys(appSettings));

const secretSettings = appSettings.filter(({ secret }) => secret);

const isSecretKey = (step: string): boolean => findSetting(step)?.secret === true;

/** True for a leaf whose name says that it is secret, or that nobody knows among the settings: a misspelt secret is a secret. */
function namesSecret(path: readonly string[]): boolean {
  const app = path.indexOf('app');
  const key = path[app + 1];
  if (app !== -1 && app <= 1 && key !== undefined) return !APP_KEYS.has(key);
  return path.some((step) => isSecretKey(step) || (findSetting(step) === undefined && SECRET_NAME.test(step)));
}

/** A secret with its name in one text: `clientSecret:x`, which lost its space, or `CLIENT_SECRET=x` in a list. */
const NAMED_SECRET = new RegExp(
  `(?:${secretSettings.flatMap((setting) => [setting.key, ...environmentNames(setting)]).join('|')})\\s*[:=]|^[\\w.-]*(?:${SECRET_NAME.source})[\\w.-]*=.`,
  'i',
);

/** A text that stands where the map of the settings belongs, mostly because the space behind a colon is missing. */
const standsForSettings = (path: readonly string[]): boolean => /^(?:app|registry|registry\.app)$/.test(path.join('.'));

/** A secret in a place for what is shown: the linter finds it there, and must not spread it. */
function looksSecret(text: string, path: readonly string[]): boolean {
  return credentialIn(text) !== undefined || (/existingSecret$/i.test(path.at(-1) ?? '') && isNoSecretName(text));
}

function redactByName(leaf: ScalarNode, path: readonly string[], siblings: ValueNode | undefined): ScalarNode['value'] {
  const { value } = leaf;
  if (value === '' || value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string' && looksSecret(value, path)) return REDACTED;
  const setting = path.map(findSetting).find((found) => found !== undefined);
  if (setting !== undefined && (setting.secret || typeof value === 'string')) return displaySetting(setting, String(value));
  const name = siblings?.kind === 'map' ? siblings.entries.get('name')?.value : undefined;
  const described = path.at(-1) === 'value' && name?.kind === 'scalar' && SECRET_NAME.test(String(name.value));
  if (described || namesSecret(path) || standsForSettings(path)) return REDACTED;
  if (typeof value !== 'string') return value;
  if (NAMED_SECRET.test(value)) return REDACTED;
  return /:\/\//.test(value) ? displayUrl(value) : value;
}

/** Characters of a secret that is looked for elsewhere; a shorter one is found in harmless words. */
const MIN_LENGTH = 6;

function collectSecrets(root: MapNode): string[] {
  const found: string[] = [];
  const walk = (node: ValueNode, path: readonly string[], parent: ValueNode | undefined): void => {
    if (node.kind === 'map') for (const [key, { value }] of node.entries) walk(value, [...path, key], node);
    else if (node.kind === 'list') for (const [index, item] of node.items.entries()) walk(item, [...path, String(index)], node);
    else if (typeof node.value === 'string' && node.value.length >= MIN_LENGTH) {
      if (redactByName(node, path, parent) === REDACTED) found.push(node.value);
    }
  };
  walk(root, [], undefined);
  return found;
}

const SECRET_ARGUMENT = new RegExp(`(?:^|[.,])(?:${secretSettings.map(({ key }) => key).join('|')})[^,]*,(.*)$`, 's');

/** A colon or an equals sign within a key is mostly a value that lost its space, and may be a secret. */
const GLUED_VALUE = /^([\w.-]+)[:=]./;

/** What follows the name of a secret, but for the names that begin with it (`...ExistingSecret`). */
const BELOW_SECRET = new RegExp(`^((?:.*[. ])?(?:${secretSettings.map(({ key }) => key).join('|')}))[^\\w].*$`, 's');

/**
 * Knows what may not be shown of some values: what is secret by its name, the same text elsewhere, what stands below a
 * secret or is glued to its key, and what follows a comma within a secret on the command line.
 */
export class Redaction {
  readonly #secrets: readonly string[];
  readonly #tails: readonly string[];

  /**
   * @param trees values by file, or the effective ones
   * @param setArguments arguments of the `--set...` flags
   */
  constructor(trees: Iterable<MapNode>, setArguments: readonly string[] = []) {
    this.#secrets = [...new Set([...trees].flatMap(collectSecrets))];
    this.#tails = setArguments.flatMap((argument) => SECRET_ARGUMENT.exec(argument)?.[1] ?? []);
  }

  /**
   * What may be shown of a leaf.
   *
   * @param path path of the leaf
   * @param siblings the map that holds it, for a list entry such as `{name: API_TOKEN, value: ...}`
   */
  scalar(leaf: ScalarNode, path: readonly string[], siblings: ValueNode | undefined): ScalarNode['value'] {
    const shown = redactByName(leaf, path, siblings);
    if (typeof shown !== 'string' || shown === REDACTED) return shown;
    return this.#secrets.some((secret) => shown.includes(secret)) ? REDACTED : shown;
  }

  /**
   * What may be shown of a key: nothing of one below a secret, and of a key with a value glued to it the key alone.
   *
   * @param path path of the map that holds the key
   */
  key(key: string, path: readonly string[]): string {
    if (path.some(isSecretKey) || this.#isTail(key)) return REDACTED;
    const glued = GLUED_VALUE.exec(key)?.[1];
    return glued === undefined ? key : `${glued}:${REDACTED}`;
  }

  /** Behind a comma Helm reads another key: it may be the rest of a secret. */
  #isTail(key: string): boolean {
    return key !== '' && !/^(?:app|registry)\b/.test(key) && this.#tails.some((tail) => tail.includes(key));
  }

  /** The values with everything replaced that may not be shown. */
  tree(root: MapNode): MapNode {
    const redact = (node: ValueNode, path: readonly string[], siblings: ValueNode | undefined): ValueNode => {
      const places = this.#origins(node);
      if (node.kind === 'scalar') return { ...node, ...places, value: this.scalar(node, path, siblings) };
      if (path.some(isSecretKey)) return { ...node, ...places, kind: 'scalar', value: REDACTED, style: 'double', tag: 'str' };
      if (node.kind === 'map') return redactMap(node, path);
      return { ...node, ...places, items: node.items.map((item, index) => redact(item, [...path, String(index)], node)) };
    };
    const redactMap = (map: MapNode, path: readonly string[]): MapNode => ({
      ...map,
      ...this.#origins(map),
      entries: new Map(
        [...map.entries].map(([key, entry]) => [
          this.key(key, path),
          { ...entry, value: redact(entry.value, [...path, key], map) },
        ]),
      ),
    });
    return redactMap(root, []);
  }

  /** A path as the findings write it, cut at a secret and at a value that is glued to a key. */
  #path(path: string): string {
    if (this.#isTail(path.replaceAll('\\', ''))) return REDACTED;
    const below = BELOW_SECRET.exec(path)?.[1];
    if (below !== undefined) return `${below}.${REDACTED}`;
    return path.replace(/^((?:.*\.)?[\w-]+)[:=].+$/s, `$1:${REDACTED}`);
  }

  /** The place with the path of a `--set...` argument as it may be shown. */
  #place(range: SourceRange): SourceRange {
    const [, flag, path] = /^(--set\S*) (.*)$/s.exec(range.file) ?? [];
    return flag === undefined || path === undefined ? range : { ...range, file: `${flag} ${this.#path(path)}` };
  }

  #origins({ origin, overridden }: ValueNode): Pick<ValueNode, 'origin' | 'overridden'> {
    const shown = <Kind extends Origin>(one: Kind): Kind => ({ ...one, range: this.#place(one.range) });
    return { origin: shown(origin), overridden: overridden.map(shown) };
  }

  /** A finding that shows nothing that may not be shown. */
  finding(finding: Finding): Finding {
    const { path, message, hint, source, overrides } = finding;
    const shown = this.#path(path);
    return {
      ...finding,
      path: shown,
      message: shown === path ? message : message.replaceAll(path, shown),
      hint: shown === path ? hint : hint.replaceAll(path, shown),
      source: source && this.#place(source),
      overrides: overrides.map((range) => this.#place(range)),
    };
  }
}
