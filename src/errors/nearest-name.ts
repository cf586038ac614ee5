/** The letters and digits alone: another case or other separators are the same name in other clothes. */
const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

/** The known name that is the same but for case and separators; undefined when there is none. */
export function samePlainName(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name);
  return names.find((known) => plain(known) === wanted);
}

/** Edits that make one text of the other: a letter added, dropped or replaced, or two neighbours swapped (optimal string alignment). */
function countEdits(a: string, b: string): number {
  let [before, last] = [[] as number[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const edits = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(isSwap ? Math.min(edits, (before[j - 2] ?? 0) + 1) : edits);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}

/** Edits within which a name is taken for another: one in a short name, where two make a different word. */
const slips = (length: number): number => (length < 8 ? 1 : Math.max(2, Math.floor(length / 8)));

/**
 * The known name that a misspelt one was most likely meant for, whatever its case and separators.
 *
 * @returns undefined when none is near, or two are equally near
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name);
  const near = names
    .map((known) => ({ known, text: plain(known) }))
    .filter(({ text }) => Math.abs(text.length - wanted.length) <= slips(text.length))
    .map(({ known, text }) => ({ known, edits: countEdits(wanted, text), allowed: slips(text.length) }))
    .filter(({ edits, allowed }) => edits <= allowed)
    .toSorted((a, b) => a.edits - b.edits);
  const [best, next] = near;
  return best === undefined || best.edits === next?.edits ? undefined : best.known;
}
