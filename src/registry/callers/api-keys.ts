import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor } from '../../gate/decision.ts';
import { parseApiKeys } from '../../settings/checks/keys.ts';
import type { Secret } from '../../settings/secret.ts';

interface KnownKey {
  readonly digest: Buffer;
  readonly actor: Actor;
}

/** Knows callers by their API key. */
export interface ApiKeys {
  /** The caller whose key this is; null when it is nobody's. Throws when the keys cannot be read. */
  identify(key: string): Promise<Actor | null>;
}

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

function parse(text: string): KnownKey[] {
  const result = parseApiKeys(text);
  if (!result.ok) throw new Error(`REGISTRY_API_KEYS ${result.expected}`);
  return result.keys.map(({ key, sha256: digest, name, groups }) => ({
    digest: digest === null ? sha256(key ?? '') : Buffer.from(digest, 'hex'),
    actor: { subject: name, groups, method: 'api_key' },
  }));
}

/** Reads the keys anew for each caller, so that a file can be rotated without a restart. */
export function createApiKeys(secret: Secret): ApiKeys {
  let text = '';
  let known: KnownKey[] = [];
  return {
    async identify(key) {
      if (!secret.isSet) return null;
      const current = await secret.read();
      if (current !== text) {
        known = parse(current);
        text = current;
      }
      const digest = sha256(key);
      // Every key is compared, in constant time, so that an answer's time says nothing about the keys.
      const matches = known.filter((one) => timingSafeEqual(one.digest, digest));
      return matches[0]?.actor ?? null;
    },
  };
}
