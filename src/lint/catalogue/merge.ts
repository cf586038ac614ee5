import type { LintCode, RuleText } from './rule.ts';

const gate = `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
`;

/** Rules about several sources, and about several versions of Helm. */
export const mergeRules = {
  'helm-versions-differ': {
    checks:
      'All versions of Helm compute the same values: they differ about `null`, about files with several documents, about a missing last line feed and about whole objects in `--set-json`. With `--helm-version` the rule is silent.',
    why: 'A colleague or a pipeline with another Helm would install something else.',
    fix: 'Write `""` instead of `null` to blank a text, one document a file, and end the file with a line feed.',
    bad: { values: 'app:\n  registrationGateEnabled: false\n---\napp:\n  registryLogLevel: debug\n' },
    good: { values: 'app:\n  registrationGateEnabled: false\n  registryLogLevel: debug\n' },
  },
  'table-conflict': {
    checks: 'A key does not hold a map in one source and a plain value in another.',
    why: 'Helm drops one of the two with no more than a line in its log.',
    fix: 'Give the key the kind of value that the chart expects.',
    bad: { values: 'app:\n  registrationGateEnabled: false\nimage: registry:1.0\n' },
    good: { values: 'app:\n  registrationGateEnabled: false\nimage:\n  tag: "1.0"\n' },
  },
  'weakened-setting': {
    checks:
      'A later file or `--set` does not make a setting weaker than an earlier one made it: the gate off, `audit` for `enforce`, fewer kinds of assets, http for https, no signature.',
    why: 'The file that is reviewed says one thing, the one that wins another.',
    fix: 'Drop the later value, or change the earlier file if the weaker value is meant.',
    bad: {
      values: { 'base.yaml': gate, 'team.yaml': 'app:\n  registrationGateEnabled: false\n' },
    },
    good: {
      values: { 'base.yaml': gate, 'team.yaml': 'app:\n  registrationGateTimeoutSeconds: 8\n' },
    },
  },
  'repeated-setting': {
    checks: 'A later file or `--set` does not set a key to the value that it has already.',
    why: 'One day one of the two is changed and the other is forgotten.',
    fix: 'Keep the key in one source.',
    bad: {
      values: { 'base.yaml': gate, 'team.yaml': 'app:\n  registrationGateUrl: https://gate.example.com/check\n' },
    },
    good: {
      values: { 'base.yaml': gate, 'team.yaml': 'app:\n  registrationGateUrl: https://gate.example.com/team\n' },
    },
  },
  'replaced-list': {
    checks: 'A list of a later source does not replace the list of an earlier one.',
    why: 'Helm joins maps and replaces lists: the entries of the earlier list are gone.',
    fix: 'Repeat the entries that shall stay, or keep the whole list in one source.',
    bad: {
      values: {
        'base.yaml': `${gate}extraEnv:\n  - name: TZ\n    value: UTC\n`,
        'team.yaml': 'extraEnv:\n  - name: LANG\n    value: C.UTF-8\n',
      },
    },
    good: {
      values: {
        'base.yaml': gate,
        'team.yaml': 'extraEnv:\n  - name: TZ\n    value: UTC\n  - name: LANG\n    value: C.UTF-8\n',
      },
    },
  },
} as const satisfies Partial<Record<LintCode, RuleText>>;
