const PRODUCTION = /^(prod|production|prd|live)\d*$/;

const NEGATION = /^(non|not|no|pre)$/;

/** Words of environments that are none of production; beside them `live` and `prod` say something else. */
const ELSEWHERE =
  /^((non|pre)(prod|production|prd|live)|dev|devel|development|test|testing|tst|qa|uat|int|integration|stage|staging|stg|sandbox|local|demo|examples?)\d*$/;

/**
 * True for a file whose name, or the nearest folder that names an environment, says that it is for production:
 * `values-prod.yaml`, `production/values.yaml`; not `non-prod.yaml`, `live/staging/values.yaml`.
 */
export function isNamedForProduction(file: string): boolean {
  for (const step of file.toLowerCase().split(/[/\\]/).toReversed()) {
    const words = step.split(/[-_.\s]+/);
    if (words.some((word) => ELSEWHERE.test(word))) return false;
    const at = words.findIndex((word) => PRODUCTION.test(word));
    if (at !== -1) return !NEGATION.test(words[at - 1] ?? '') && words[at + 1] !== 'like';
  }
  return false;
}
