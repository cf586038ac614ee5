import { type Finding, finding } from '../../errors/finding.ts';
import { nearestName } from '../../errors/nearest-name.ts';
import { formatPath, nodeAt, type Scalar, type ValueNode } from '../../helm/value-tree.ts';
import { parseApiKeys } from '../../settings/checks/keys.ts';
import { existingSecretKey, findSetting, type Setting, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { credentialIn, isNoSecretName, secretParameterIn, secretQueryIn } from './credential-shapes.ts';
import { checkExtraEnvSecrets } from './extra-env-secrets.ts';
import { knownAppKeys, type KnownKey, knownKeys, writtenScalar } from './known-keys.ts';
import { holdsPlaceholder, isPlaceholder, passwordOf } from './placeholder.ts';
import { checkPlainText } from './plain-text.ts';
import { isReplacedBefore } from './secret-reference.ts';

/** Secrets where they do not belong, and what is no secret where one belongs. */
export function checkSecrets(subject: Subject): Finding[] {
  const found = knownKeys(subject).flatMap((known) => [
    ...checkTracked(subject, known),
    ...checkPlaceholder(subject, known),
    ...checkPlainKey(subject, known),
    ...checkCutSecret(subject, known),
  ]);
  const inGit = checkMisspelt(subject);
  return subject.input.chart === 'any' ? [...found, ...inGit] : [...found, ...inGit, ...checkExtraEnvSecrets(subject)];
}

/** True for a text that gives a secret away to its reader. */
function isDisclosed(setting: Setting, text: string, file: string): boolean {
  const isLiteral = (part: string): boolean => part.trim() !== '' && !isReplacedBefore(part, file) && !isPlaceholder(part);
  const check = setting.schema['x-check'];
  if (!setting.secret && check !== 'proxy-url') return false;
  // The address of a database or a proxy is a secret for its password alone.
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return isLiteral(passwordOf(text) ?? '');
  const callers = check === 'api-keys' ? parseApiKeys(text) : undefined;
  if (callers?.ok === true) return callers.keys.some(({ key }) => key !== null && isLiteral(key));
  return isLiteral(text) && !holdsPlaceholder(setting, text);
}

/** A secret in any file that git tracks, also where a later source replaces it. */
function checkTracked(subject: Subject, { key, setting }: KnownKey): Finding[] {
  if (setting === undefined) return [];
  const { files, tracked, path } = subject.input;
  return [...files].flatMap(([file, { root }]) => {
    const node = root === undefined || !tracked.has(file) ? undefined : nodeAt(root, [...path, key]);
    return node === undefined ? [] : secretsInGit(subject, setting, [...path, key], node);
  });
}

/** Secrets under keys that nothing knows, and that were probably meant for one of the settings. */
function checkMisspelt(subject: Subject): Finding[] {
  const { chart, files, tracked, path, settings } = subject.input;
  const known = knownAppKeys(settings);
  const places = chart === 'any' ? [path] : path.map((_, depth) => path.slice(0, depth)).concat([[...path]]);
  return [...files].flatMap(([file, { root }]) => {
    if (root === undefined || !tracked.has(file)) return [];
    return places.flatMap((place) => {
      const map = nodeAt(root, place);
      if (map?.kind !== 'map') return [];
      return [...map.entries].flatMap(([name, { value }]) => {
        if (value.kind !== 'scalar' || (place.length === path.length && known.includes(name))) return [];
        const setting = findSetting(nearestName(name, known) ?? '');
        return setting === undefined ? [] : secretsInGit(subject, setting, [...place, name], value);
      });
    });
  });
}

/** The secret that a file holds for a setting: the last one, else one before it that the same key had. */
function secretsInGit(subject: Subject, setting: Setting, path: readonly string[], node: ValueNode): Finding[] {
  const { file } = node.origin.range;
  const own = node.overridden.filter(({ range }) => range.file === file);
  const found = [{ range: node.origin.range, value: node.kind === 'scalar' ? node.value : null }, ...own].find(
    ({ value = null }) => isDisclosed(setting, literalOf({ value }), file),
  );
  if (found === undefined) return [];
  const reference = subject.pathOf(setting.secret ? existingSecretKey(setting.key) : WHOLE_SECRET_KEY);
  const name = formatPath(path);
  return [
    finding('secret-in-git', {
      path: name,
      env: setting.env,
      message: `${name} is a secret in a file that git tracks`,
      hint: `name a Secret in ${reference} instead, and replace this secret where it was issued: git's history keeps it`,
      source: found.range,
    }),
  ];
}

/** A number or a boolean may be a password that lacks its quotes. */
function literalOf({ value }: { readonly value: Scalar }): string {
  return value === null ? '' : String(value);
}

function checkPlaceholder(subject: Subject, { key, setting }: KnownKey): Finding[] {
  const node = setting?.secret === true ? writtenScalar(subject, key)?.node : undefined;
  if (setting === undefined || typeof node?.value !== 'string' || node.value.trim() === '') return [];
  if (isReplacedBefore(node.value, node.origin.range.file) || !holdsPlaceholder(setting, node.value)) return [];
  return [
    subject.finding('placeholder-secret', key, {
      message: 'holds a placeholder where the secret belongs',
      hint: `put the secret into a Secret of the cluster and name it in ${subject.pathOf(existingSecretKey(key))}`,
    }),
  ];
}

/** A comment without a space behind its `#`, which may have been meant as the rest of the secret. */
const CUT = /^[ \t]+#(?![\s#!]|gatectl)/;

/** A secret without quotes that YAML cuts at a `#`. */
function checkCutSecret(subject: Subject, { key, setting }: KnownKey): Finding[] {
  const node = setting?.secret === true ? writtenScalar(subject, key)?.node : undefined;
  if (setting === undefined || node?.origin.kind !== 'file' || node.style !== 'plain') return [];
  const { file, endLine, endColumn } = node.origin.range;
  const source = subject.input.files.get(file)?.text;
  if (source === undefined || !isDisclosed(setting, literalOf(node), file)) return [];
  if (!CUT.test(source.text.slice(source.offset(endLine, endColumn)))) return [];
  return [
    subject.finding('yaml-trap', key, {
      message: 'ends before a #, with which YAML begins a comment',
      hint: 'put the secret in quotes if the # belongs to it, else write a space behind the #',
    }),
  ];
}

function checkPlainKey(subject: Subject, known: KnownKey): Finding[] {
  const { key, setting, type } = known;
  const text = writtenScalar(subject, key)?.node.value;
  if (setting?.secret === true || type !== 'string' || typeof text !== 'string' || text === '') return [];
  const what = secretIn(known, text);
  if (what === undefined) return checkPlainText(subject, known, text);
  return [
    subject.finding('secret-in-plain-key', key, {
      message: `is no place for a secret, and holds ${what}`,
      hint: 'move it to the setting that takes it, by reference where you can, and replace it where it was issued',
    }),
  ];
}

/** Characters of the longest text to look into; no setting that is shown takes as many. */
const MAX_TEXT = 65_536;

/** What kind of secret a text that is shown holds. */
function secretIn({ setting, namesSecret }: KnownKey, text: string): string | undefined {
  if (text.length > MAX_TEXT) return undefined;
  const credential = credentialIn(text);
  if (credential !== undefined) return `what looks like ${credential}`;
  if (namesSecret) return isNoSecretName(text) ? 'what looks like the secret itself, not the name of a Secret' : undefined;
  const check = setting?.schema['x-check'];
  const parameter = check === 'extra-params' ? secretParameterIn(text) : /^https?:/i.test(text) ? secretQueryIn(text) : undefined;
  return parameter === undefined ? undefined : 'a parameter whose name says that it is one';
}
