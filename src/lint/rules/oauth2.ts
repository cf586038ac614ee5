import type { Finding } from '../../errors/finding.ts';
import type { Subject } from '../subject.ts';

/** What is known of identity providers, said about the token request that is configured. */
export function checkOauth2(_subject: Subject): Finding[] {
  return [];
}
