import type { Finding } from '../../errors/finding.ts';
import type { Subject } from '../subject.ts';
import type { KnownKey, WrittenScalar } from './known-keys.ts';

/** Tags that say nothing but the type that Helm gives the value. */
const STANDARD_TAG = /^!(?:$|<!>$|!(?:str|int|float|bool|null)$|<tag:yaml\.org,2002:(?:str|int|float|bool|null)>$)/;

const BINARY_TAG = /^!(?:!binary$|<tag:yaml\.org,2002:binary>$)/;

/** A PEM text whose first line does not end. */
const FOLDED_PEM = /-----BEGIN [A-Z0-9 ]+-----(?:[ \t]|\\n)/;

/** What YAML does to a value without a word: tags dropped, lines joined. */
export function checkYamlTraps(subject: Subject, { key }: KnownKey, { node, raw, between }: WrittenScalar): Finding[] {
  const trap = (message: string, hint: string): Finding[] => [subject.finding('yaml-trap', key, { message, hint })];
  const tag = /\s(![^\s]*)/.exec(between ?? '')?.[1];
  if (tag !== undefined && BINARY_TAG.test(tag)) {
    return trap('has the tag !!binary: Helm decodes it and takes the bytes as text in UTF-8', 'write the text itself, in quotes');
  }
  // The tag is not named: it may be how a password begins.
  if (tag !== undefined && !STANDARD_TAG.test(tag)) {
    return trap(
      'begins with a tag (!), which Helm drops: only what stands behind it is taken, as text',
      'resolve the tag before Helm runs, or put the value in quotes when the ! belongs to it',
    );
  }
  if (node.origin.kind !== 'file' || node.tag !== 'str') return [];
  if (FOLDED_PEM.test(String(node.value))) {
    return trap('is a PEM text whose line breaks are lost', 'write it as a block scalar: | and the lines below, indented');
  }
  if (node.style === 'plain' && /[\n\r]/.test(raw)) {
    return trap(
      'runs over several lines without quotes: Helm joins them with spaces',
      'write it in one line, or as a block scalar (|) to keep its lines',
    );
  }
  return [];
}
