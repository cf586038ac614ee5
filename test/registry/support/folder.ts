import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder for one test; it goes with the test. */
export function makeTempFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'registry-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}
