import type { Fix } from '../../../src/errors/finding.ts';
import { SourceText } from '../../../src/helm/source-text.ts';
import { type HelmVersion, newestHelm } from '../../../src/helm/version.ts';
import { applyFixes, type FixResult } from '../../../src/lint/fix/fix.ts';

/** Name of the file that the fixes of these tests are for. */
export const file = 'values.yaml';

const split = (path: string): string[] => path.split('/');

/** A fix; the steps of its path are separated by `/`. */
export const quote = (path: string): Fix => ({ file, path: split(path), action: { kind: 'quote' } });
/** As {@link quote}. */
export const write = (path: string, text: string): Fix => ({ file, path: split(path), action: { kind: 'write', text } });
/** As {@link quote}. */
export const rename = (path: string, to: string): Fix => ({ file, path: split(path), action: { kind: 'rename', to } });
/** As {@link quote}. */
export const move = (path: string, to: string): Fix => ({ file, path: split(path), action: { kind: 'move', to: split(to) } });

/** Makes fixes in a text. */
export function fixText(text: string, fixes: readonly Fix[], helmVersion: HelmVersion = newestHelm): FixResult {
  return applyFixes(new SourceText(file, text), fixes, helmVersion);
}
