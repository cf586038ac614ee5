/**
 * bench/results.md: a section for each bench, each written by its bench alone.
 *
 * @module
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const file = join(import.meta.dirname, 'results.md');

const intro = `# What things cost

Made by \`make bench\`: a section for each program of bench/, which writes it again. Only ratios mean something on another
machine.
`;

/** One row of a table; cells hold no `|`. */
export type Row = readonly (string | number)[];

/** A table in Markdown. */
export function renderTable(head: Row, rows: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Sections of the file by title. */
function readSections(): Map<string, string> {
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const end = section.indexOf('\n');
      return [section.slice(0, end), section.slice(end + 1).trim()];
    }),
  );
}

/**
 * Writes one section of bench/results.md in the place of what it was, and prints it; the others stay as they are.
 *
 * @param text Markdown without headings of its first two levels
 */
export function writeSection(title: string, text: string): void {
  const machine = `${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.versions.node}.`;
  const section = `${machine}\n\n${text.trim()}`;
  const sections = readSections().set(title, section);
  const rendered = [...sections].map(([name, body]) => `\n## ${name}\n\n${body}\n`);
  writeFileSync(file, intro + rendered.join(''));
  process.stdout.write(`${title}\n\n${section}\n\n`);
}
