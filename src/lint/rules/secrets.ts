import type { Finding } from '../../errors/finding.ts';
import { nodeAt, type ScalarNode } from '../../helm/value-tree.ts';
import { parseApiKeys } from '../../settings/checks/keys.ts';
import { existingSecretKey, type Setting, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import type { Subject } from '../subject.ts';
import { credentialIn, secretParameterIn, secretQueryIn } from './credential-shapes.ts';
import { checkExtraEnvSecrets } from './extra-env-secrets.ts';
import { type KnownKey, knownKeys, writtenScalar } from './known-keys.ts';
import { holdsPlaceholder, isPlaceholder, passwordOf } from './placeholder.ts';
import { isSecretReference } from './secret-reference.ts';
import { isRenderedFirst } from './templates.ts';

/** Secrets where they do not belong, and what is no secret where one belongs. */
export function checkSecrets(subject: Subject): Finding[] {
  const found = knownKeys(subject).flatMap((known) => [
    ...checkTracked(subject, known),
    ...checkPlaceholder(subject, known),
    ...checkPlainKey(subject, known),
  ]);
  return subject.input.chart === 'any' ? found : [...found, ...checkExtraEnvSecrets(subject)];
}

/** True for what another program replaces before Helm reads it. */
function isReplacedBefore(text: string, file: string): boolean {
  return isSecretReference(text) || (isRenderedFirst(file) && /\{\{|<%/.test(text));
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
  const reference = setting.secret ? subject.pathOf(existingSecretKey(key)) : subject.pathOf(WHOLE_SECRET_KEY);
  return [...files].flatMap(([file, { root }]) => {
    const node = root === undefined || !tracked.has(file) ? undefined : nodeAt(root, [...path, key]);
    if (node?.kind !== 'scalar' || !isDisclosed(setting, literalOf(node), file)) return [];
    return [
      subject.finding('secret-in-git', key, {
        message: 'is a secret in a file that git tracks',
        hint: `name a Secret in ${reference} instead, and replace this secret where it was issued: git's history keeps it`,
        source: node.origin.range,
        overrides: [],
      }),
    ];
  });
}

/** A number or a boolean may be a password that lacks its quotes. */
function literalOf({ value }: ScalarNode): string {
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

function checkPlainKey(subject: Subject, known: KnownKey): Finding[] {
  const { key, setting, type } = known;
  const text = writtenScalar(subject, key)?.node.value;
  if (setting?.secret === true || type !== 'string' || typeof text !== 'string' || text === '') return [];
  const what = secretIn(known, text);
  if (what === undefined) return [];
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
  if (namesSecret) return isNoName(text) ? 'what looks like the secret itself, not the name of a Secret' : undefined;
  const check = setting?.schema['x-check'];
  const parameter = check === 'extra-params' ? secretParameterIn(text) : /^https?:/i.test(text) ? secretQueryIn(text) : undefined;
  return parameter === undefined ? undefined : 'a parameter whose name says that it is one';
}

/** Long, of letters in both cases and digits: a name of Kubernetes has small letters only. */
function isNoName(text: string): boolean {
  return text.length >= 20 && /^[^\s{}]+$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}
