import { type Dialect, quote } from './dialects.ts';

/** A line of the file: a variable, or a remark in its place. */
export type Entry =
  | { readonly kind: 'variable'; readonly name: string; readonly value: string }
  | { readonly kind: 'remark'; readonly text: string }
  | { readonly kind: 'reference'; readonly name: string; readonly secretName: string; readonly secretEntry: string };

/** A variable that the dialect cannot carry. */
export interface Refusal {
  readonly name: string;
  /** Why; reads on after "because". Never holds the value. */
  readonly reason: string;
}

/** A `.env` file, or what keeps it from being written. */
export type RenderResult =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusals: readonly Refusal[] };

/**
 * Writes a `.env` file. An unset variable has no line; one that comes from a Secret has a comment instead, since its
 * value is not in the values.
 */
export function renderEnvFile(entries: readonly Entry[], dialect: Dialect): RenderResult {
  const lines = [`# Settings of the registry, for ${dialect}. Holds secrets: keep it out of version control.`];
  const refusals: Refusal[] = [];
  for (const entry of entries) {
    if (entry.kind === 'remark') {
      lines.push(`# ${oneLine(entry.text)}`);
      continue;
    }
    if (entry.kind === 'reference') {
      lines.push(`# ${entry.name} comes from the Secret ${oneLine(entry.secretName)}, entry ${oneLine(entry.secretEntry)}`);
      continue;
    }
    const quoted = quote(entry.value, dialect);
    if (!quoted.ok) refusals.push({ name: entry.name, reason: quoted.reason });
    else lines.push(`${entry.name}=${quoted.text}`);
  }
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, text: `${lines.join('\n')}\n` };
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ');
