import { inject } from 'vitest';

/** Makes an empty database on the PostgreSQL of this run, and returns its address. */
export async function createDatabase(): Promise<string> {
  const response = await fetch(inject('postgres'));
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
