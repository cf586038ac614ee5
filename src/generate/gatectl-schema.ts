import { findingCodes } from '../errors/codes.ts';
import { fixedRules, ruleIds } from '../lint/rule-ids.ts';
import type { JsonSchema } from './catalogue.ts';

const glob = { type: 'string', minLength: 1, pattern: '^[^/]' };

/** Schema of `gatectl.yaml`, for editors. Readers of YAML 1.1 take a bare `off` for false; both mean the same here. */
export function gatectlSchema(): JsonSchema {
  const rules = ruleIds.map((id): [string, JsonSchema] => {
    const { severity, title } = findingCodes[id];
    if (fixedRules.has(id)) return [id, { description: `${title}. Always an error.`, enum: ['error'] }];
    return [id, { description: `${title}. Default: ${severity}.`, enum: ['off', false, 'info', 'warning', 'error'] }];
  });
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $comment: 'Generated from src/errors/codes.ts by "gatectl generate"; edits are lost.',
    title: 'gatectl.yaml',
    description: 'How gatectl lint judges the values of a repository.',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      rules: {
        description: 'Severity of a rule, or off.',
        type: ['object', 'null'],
        additionalProperties: false,
        properties: Object.fromEntries(rules),
      },
      baseline: {
        description: 'File of the findings that are known, relative to the folder of gatectl.yaml.',
        type: ['string', 'null'],
        minLength: 1,
      },
      exclude: {
        description:
          'Globs of files and folders that are passed over when a folder or a glob is linted, relative to the folder of gatectl.yaml.',
        type: ['array', 'null'],
        items: glob,
      },
    },
  };
}
