import type { ScalarNode, ValueNode } from '../helm/value-tree.ts';
import { existingSecretEntryKey, existingSecretKey, findSetting } from '../settings/setting.ts';

const REDACTED = '[redacted]';

/** Names that mostly hold secrets, for keys that no schema knows: a misspelt secret is a secret. */
const SECRET_NAME = /secret|passw|token|credential|api_?key|private_?key|signing_?key|encryption_?key/i;

function namesSecret(name: string): boolean {
  const setting = findSetting(name);
  if (setting !== undefined) return setting.secret;
  return SECRET_NAME.test(name) && !new RegExp(`(${existingSecretKey('')}|${existingSecretEntryKey('')})$`, 'i').test(name);
}

/** Masks the user name and password of a URL. */
function maskUserinfo(text: string): string {
  return text.replaceAll(/(\w:\/\/)[^/?#\s]*@/g, `$1${REDACTED}@`);
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
  const name = siblings?.kind === 'map' ? siblings.entries.get('name')?.value : undefined;
  const described = path.at(-1) === 'value' && name?.kind === 'scalar' && SECRET_NAME.test(String(name.value));
  if (described || path.some(namesSecret)) return REDACTED;
  return typeof value === 'string' ? maskUserinfo(value) : value;
}
