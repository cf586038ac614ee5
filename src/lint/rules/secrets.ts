import type { Finding } from '../../errors/finding.ts';
import type { Subject } from '../subject.ts';

export function checkSecrets(_subject: Subject): Finding[] {
  return [];
}
