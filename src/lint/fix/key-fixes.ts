import { formatPath } from '../../helm/value-tree.ts';
import { cutEntry, cutKeyLine } from './entry-text.ts';
import { findTarget, insertEntry, type Target } from './insertion.ts';
import { spellKey } from './spelling.ts';
import type { Step, SyntaxDocument } from './syntax.ts';
import type { TextEdit } from './text-edits.ts';

/** Gives a key another name where it stands. */
export function renameKey(document: SyntaxDocument, way: readonly Step[], name: string): TextEdit | { readonly reason: string } {
  const last = way.at(-1);
  if (last?.kind !== 'pair') return { reason: 'an item of a list has no key' };
  const [key] = last.pair;
  if (key.kind === 'alias') return { reason: 'its key is an alias' };
  if (document.isShared(key)) return { reason: 'an alias refers to its key' };
  if (key.kind !== 'scalar' || key.tag !== undefined || key.style === 'block')
    return { reason: 'its key is not written as plain or quoted text' };
  return { start: key.start, end: key.end, text: spellKey(name, document.slice(key.start, key.end)) };
}

/** Edits that move an entry, and the path of what vanishes from where it stood. */
export interface Move {
  readonly edits: readonly TextEdit[];
  readonly removed: readonly string[];
}

/**
 * Moves an entry to the end of another map of its document, with the comments directly above it and the one behind it.
 * Maps that are missing on the way are made; a map that would be left with nothing below its key goes, its comments stay.
 *
 * @param path - path of the entry
 * @param way - the way to it
 */
export function moveEntry(
  document: SyntaxDocument,
  path: readonly string[],
  way: readonly Step[],
  to: readonly string[],
): Move | { readonly reason: string } {
  const last = way.at(-1);
  if (last?.kind !== 'pair') return { reason: 'an item of a list has no key to move' };
  if (last.pair[0].kind === 'alias') return { reason: 'its key is an alias' };
  const target = findTarget(document, to.slice(0, -1));
  if ('reason' in target) return target;
  const name = to.at(-1) === path.at(-1) ? undefined : to.at(-1);
  const entry = cutEntry(document, way, name);
  if ('reason' in entry) return entry;
  const insertion = insertEntry(document, target, entry, last.pair);
  if ('reason' in insertion) return insertion;
  const emptied = cutEmptied(document, path, way, target);
  if ('reason' in emptied) return emptied;
  return { edits: [insertion, entry.edit, ...emptied.edits], removed: emptied.removed };
}

/** Takes away the keys of the block maps that lose their only entry, from the innermost one outwards. */
function cutEmptied(
  document: SyntaxDocument,
  path: readonly string[],
  way: readonly Step[],
  target: Target,
): Move | { readonly reason: string } {
  const edits: TextEdit[] = [];
  let depth = way.length - 1;
  for (; depth > 0; depth -= 1) {
    const step = way[depth];
    const parent = way[depth - 1];
    if (step?.kind !== 'pair' || step.map.pairs.length > 1 || step.map === target.map || document.isFlow(step.map)) break;
    if (parent?.kind !== 'pair') return { reason: 'it is the only key of an item of a list' };
    const edit = cutKeyLine(document, parent.pair);
    if (edit === undefined) {
      return { reason: `${formatPath(path.slice(0, depth))} would be left empty, and more than its key stands on its line` };
    }
    edits.push(edit);
  }
  return { edits, removed: path.slice(0, depth + 1) };
}
