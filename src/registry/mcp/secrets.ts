/**
 * Secrets in a server.json. What its users fill in may come with a secret, which is sealed; everything else is read by everybody.
 *
 * @module
 */
import { findSecrets, sanitizePayload } from '../../gate/sanitize.ts';
import type { JsonObject } from '../../gate/decision.ts';
import { holdsFreshSecret } from '../assets/sealing.ts';
import { Problem } from '../problem.ts';
import { issue, type Issue } from './shape.ts';

const FILLED_IN =
  /\/(?:headers|environmentVariables|runtimeArguments|packageArguments)\/\d+\/(?:variables\/[^/]*\/)?(?:value|default|placeholder|choices(?:\/\d+)?)$|\/variables\/[^/]*\/(?:value|default|placeholder|choices(?:\/\d+)?)$/;

const isOpen = (pointer: string): boolean => !FILLED_IN.test(pointer) && !pointer.startsWith('/_meta/');

const OPEN_MESSAGE = 'must not hold a secret: give it as the value of a header or variable';

/**
 * Finds the secrets of a server.json.
 *
 * @returns their JSON pointers
 * @throws Problem `card_holds_secret` when one stands where everybody reads
 */
export function findServerSecrets(server: JsonObject): string[] {
  const secrets = findSecrets(server);
  const open = secrets.filter(isOpen);
  if (open.length === 0) return secrets;
  throw new Problem(
    'card_holds_secret',
    `the server.json holds secrets at ${open.join(', ')}, which everybody must be able to read`,
    {
      errors: open.map((pointer) => ({ pointer, message: OPEN_MESSAGE })),
    },
  );
}

/** Says of each secret what would become of it. */
export function reportSecrets(server: JsonObject, canSeal: boolean): Issue[] {
  const fresh = findSecrets(server).filter((pointer) => holdsFreshSecret(server, [pointer]));
  return fresh.map((pointer) => {
    if (isOpen(pointer)) return issue('semantic', 'secret-in-the-open', pointer, OPEN_MESSAGE);
    return canSeal
      ? issue('semantic', 'secret-sealed', pointer, 'is kept sealed, and is never shown', 'info')
      : issue('semantic', 'secret-not-sealable', pointer, 'looks like a secret, which this registry has no key to seal');
  });
}

/** True for words with a secret in their midst. */
export const holdsSecret = (text: string): boolean => sanitizePayload({ text })['text'] !== text;
