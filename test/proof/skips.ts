import { Buffer } from 'node:buffer';
import type { Answer, HelmCase } from '../conformance/helm/cases.ts';

/** A difference that stays: Helm's own bug, or an oddity of one version. */
export interface Skip {
  readonly reason: string;
  readonly helms: readonly ('helm3' | 'helm4')[];
  matches(one: HelmCase, helm: Answer, ours: Answer): boolean;
}

const endsDocument = /^(?:---|\.\.\.)/m;
const isUnreadable = /the file is not text in UTF-8|a control character stands here/;

/** Differences that stay. */
export const skips: readonly Skip[] = [
  {
    reason:
      'Helm 3 reads one document, and the file in pieces: bytes that are no text harm only when they come early enough. We refuse the file.',
    helms: ['helm3'],
    matches: ({ chart, files }, helm, ours) =>
      'values' in helm &&
      'refused' in ours &&
      isUnreadable.test(ours.refused) &&
      [chart.values, ...files].some((file) => endsDocument.test(Buffer.from(file).toString())),
  },
  {
    reason:
      'Helm drops the first character of lines in a file with two byte order marks (go-yaml, `is_bom`). We refuse the file.',
    helms: ['helm3', 'helm4'],
    matches: (_, helm, ours) => 'values' in helm && 'refused' in ours && ours.refused.includes('second byte order mark'),
  },
];
