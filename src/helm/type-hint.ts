import type { ScalarNode, ValueNode } from './value-tree.ts';

const READ_AS: Readonly<Record<string, string>> = {
  bool: 'true or false',
  int: 'a number',
  float: 'a number',
  null: 'null',
};

/** What Helm takes a scalar for that was meant as text, and how to write it; undefined for one that is text. */
export function textHint({ tag, origin }: ScalarNode): string | undefined {
  const readAs = READ_AS[tag];
  if (readAs === undefined) return undefined;
  if (tag === 'null' && origin.kind !== 'set') return 'Helm reads it as null: write "" for an empty text, or drop the line';
  return `Helm reads it as ${readAs}: ${origin.kind === 'set' ? 'use --set-string' : 'put it in quotes'}`;
}

/**
 * What to do about a value of the wrong type. Mostly, YAML took for something else what was meant as text.
 *
 * @param expected what the schema wants, as in `must be text`
 */
export function typeHint(expected: string, node: ValueNode | undefined): string {
  const wanted = `give ${expected.replace('must be ', '')}`;
  if (node?.kind !== 'scalar') return wanted;
  const asText = textHint(node);
  if (expected.includes('text') && asText !== undefined) return asText;
  return node.tag === 'str' ? `${wanted}, without quotes` : wanted;
}
