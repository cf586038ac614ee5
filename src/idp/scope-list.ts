import type { Advice, ClientConfiguration } from './client.ts';

/** Marks of a list in another notation: `a,b`, `a;b`, `["a"]`. */
const LIST_MARKS = /[,;[\]"']/;

/** The scopes of a list, whichever way it is written. */
export const splitScopes = (text: string): string[] => text.split(/[\s,;[\]"']+/).filter((scope) => scope !== '');

/** Advice about a scope that is a list, but none of RFC 6749 section 3.3. */
export function adviseScopeList({ parameters }: ClientConfiguration): Advice[] {
  const scope = parameters.get('scope');
  if (scope === undefined || !LIST_MARKS.test(scope.value)) return [];
  return [
    {
      code: 'scope-list',
      key: scope.key,
      message: 'holds commas, semicolons, brackets or quotes, which a token endpoint takes for a part of the scope',
      hint: 'separate scopes by spaces alone: read write',
    },
  ];
}
