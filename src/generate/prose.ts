/**
 * Words about a setting for people to read: in comments, in the reference page, in the example environment.
 *
 * @module
 */
import type { SettingSchema } from '../settings/setting.ts';

const COMMENT_WIDTH = 100;

/** Wraps a text into `# ` comment lines. */
export function commentLines(text: string): string[] {
  const lines: string[] = [];
  let line = '#';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (line.length + 1 + word.length > COMMENT_WIDTH && line !== '#') {
      lines.push(line);
      line = '#';
    }
    line += ` ${word}`;
  }
  return line === '#' ? lines : [...lines, line];
}

/** What a setting takes, in a sentence: its choices or its range; empty for free text. */
export function describeLimits(schema: SettingSchema): string {
  if (schema.enum) return `One of: ${schema.enum.map((value) => (value === '' ? '(empty)' : value)).join(', ')}.`;
  if (schema.type === 'integer') return `${schema.minimum} to ${schema.maximum}.`;
  return '';
}
