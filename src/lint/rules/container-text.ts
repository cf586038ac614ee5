import { formatScalar } from '../../helm/format-scalar.ts';
import type { ValueNode } from '../../helm/value-tree.ts';
import type { Setting } from '../../settings/setting.ts';

/** What a setting's environment variable holds in the container. */
export type ContainerText =
  | { readonly kind: 'text'; readonly text: string }
  /** The variable is not there: the registry takes its own default. */
  | { readonly kind: 'absent' }
  /** Helm fails: `b64enc` takes nothing but text, and a map or a list is no setting. */
  | { readonly kind: 'refused' };

/**
 * Predicts what the registry chart's `templates/secret.yaml` hands to the container. What the chart's schema refuses
 * before any template runs is not looked at.
 *
 * @param node - the setting's effective value, undefined when there is none
 */
export function containerText({ schema }: Setting, node: ValueNode | undefined): ContainerText {
  if (node === undefined) return { kind: 'absent' };
  if (node.kind !== 'scalar') return { kind: 'refused' };
  if (node.value === null) return { kind: 'absent' };
  // A number or boolean goes through `toString`, which prints a float64 of 1000000 as 1e+06.
  if (schema.type !== 'string') return { kind: 'text', text: formatScalar(node) };
  // Text goes through `with`, which passes over whatever is empty, zero or false, and then through a plain `b64enc`.
  if (!node.value) return { kind: 'absent' };
  return typeof node.value === 'string' ? { kind: 'text', text: node.value } : { kind: 'refused' };
}
