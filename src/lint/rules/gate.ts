import type { Finding } from '../../errors/finding.ts';
import type { Subject } from '../subject.ts';

/** The gate's address, its time and its mode, as far as they contradict other settings or the file they stand in. */
export function checkGate(_subject: Subject): Finding[] {
  return [];
}
