import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './repository.ts';

/** A fenced block of a page. */
export interface CodeBlock {
  /** Page and number, for a test's name. */
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** The fenced code blocks of a page, in order. */
export function codeBlocks(page: string): CodeBlock[] {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', content = ''], index) => ({
    name: `${page} block ${index + 1} (${language || 'plain'})`,
    language,
    text: content,
  }));
}

/** The block of a page that holds a text. */
export function codeBlockWith(page: string, part: string): string {
  const found = codeBlocks(page).find(({ text }) => text.includes(part));
  if (found === undefined) throw new Error(`${page} has no code block with ${part}`);
  return found.text;
}
