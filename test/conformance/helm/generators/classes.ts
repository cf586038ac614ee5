import fc, { type Arbitrary } from 'fast-check';
import type { HelmCase } from '../cases.ts';
import { mergeCases } from './merge-cases.ts';
import { schemaCases } from './schema-cases.ts';
import { setCases } from './set-cases.ts';
import { valuesFiles } from './values-files.ts';

/** Cases of one kind, and how many of a hundred are of it. */
export interface CaseClass {
  readonly name: string;
  readonly share: number;
  readonly cases: Arbitrary<HelmCase>;
}

/** A values file of the user, at times the chart's own. */
const fileCases: Arbitrary<HelmCase> = fc.tuple(valuesFiles, fc.nat(9)).map(([file, turn]) => ({
  chart: { name: 'parent', values: turn === 0 ? file : '' },
  files: turn === 0 ? [] : [file],
  sources: {},
}));

/** Every kind of cases. */
export const caseClasses: readonly CaseClass[] = [
  { name: 'a values file', share: 30, cases: fileCases },
  { name: '--set arguments', share: 20, cases: setCases },
  { name: 'charts and subcharts', share: 30, cases: mergeCases },
  { name: 'values.schema.json', share: 20, cases: schemaCases },
];
