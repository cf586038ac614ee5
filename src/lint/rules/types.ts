import type { Finding } from '../../errors/finding.ts';
import type { Subject } from '../subject.ts';

export function checkTypes(_subject: Subject): Finding[] {
  return [];
}
