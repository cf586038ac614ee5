import { resolveScalar } from '../../helm/resolve-scalar.ts';
import type { Scalar } from '../../helm/value-tree.ts';
import { BREAKS } from '../../helm/yaml-characters.ts';
import type { YamlNode, YamlScalar } from '../../helm/yaml-parser.ts';
import { quotePlain } from './spelling.ts';
import type { SyntaxDocument } from './syntax.ts';
import type { TextEdit } from './text-edits.ts';

/** An edit that gives a scalar a new value, or why there is none. */
export type ScalarEdit = { readonly edit: TextEdit; readonly value: Scalar } | { readonly reason: string };

const blockHeader = new RegExp(`^[|>][-+0-9]*([^${BREAKS}]*)`);

/** Puts a plain scalar into quotes. */
export function quoteScalar(document: SyntaxDocument, node: YamlNode): ScalarEdit {
  const problem = whyNotScalar(node);
  if (problem !== undefined || node.kind !== 'scalar') return { reason: problem ?? '' };
  if (node.style !== 'plain') return { reason: 'it is read as text already' };
  const written = document.slice(node.start, node.end);
  return { edit: replacing(document, node, quotePlain(written)), value: node.text };
}

/** Writes a plain scalar in the place of another scalar. */
export function writeScalar(document: SyntaxDocument, node: YamlNode, text: string): ScalarEdit {
  const problem = whyNotScalar(node);
  if (problem !== undefined || node.kind !== 'scalar') return { reason: problem ?? '' };
  if (document.slice(node.start, node.end) === text) return { reason: 'it is written so already' };
  const resolved = resolveScalar(text, true, undefined);
  if ('problem' in resolved) return { reason: resolved.problem };
  return { edit: replacing(document, node, text), value: resolved.value };
}

function whyNotScalar(node: YamlNode): string | undefined {
  if (node.kind === 'alias') return 'it is an alias';
  if (node.kind !== 'scalar') return 'it is a map or a list, not a single value';
  return node.tag === undefined ? undefined : 'its tag says how it is read';
}

function replacing(document: SyntaxDocument, node: YamlScalar, text: string): TextEdit {
  const { start, end } = node;
  // Nothing at all stands behind the colon: not even a space.
  if (start === end) return { start, end, text: ` ${text}` };
  if (node.style !== 'block') return { start, end, text };
  const [header = '', comment = ''] = blockHeader.exec(document.slice(start, end)) ?? [];
  return { start, end: Math.max(document.contentEnd(node), start + header.length), text: text + comment };
}
