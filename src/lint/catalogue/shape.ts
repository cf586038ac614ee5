import type { LintCode, RuleText } from './rule.ts';

/** Rules about the shape of the values: which keys there are, and where. */
export const shapeRules = {
  'unknown-key': {
    checks: 'Every key is one that the chart knows. Looks for the key that was meant among the settings of both charts.',
    why: 'Helm refuses the key where the chart has a closed schema, and elsewhere ignores it: the setting keeps its default, and a gate that is misspelt is a gate that is off.',
    fix: 'Correct the spelling. Remove a key that means nothing.',
    fixable: true,
    bad: {
      values: `app:
  registrationGateEnabled: true
  registrationGateURL: https://gate.example.com/check
`,
    },
    good: {
      values: `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
`,
    },
  },
  'wrong-depth': {
    checks:
      'A key that belongs among the settings does not stand above or below them, nor under `global`, nor with its words on several levels (`registrationGate: {url: ...}`).',
    why: 'Helm matches keys by their whole path. At another depth the key is not read.',
    fix: 'Move the key to the path that the hint names, with its comments.',
    fixable: true,
    bad: {
      values: `app:
  registrationGateEnabled: true
registrationGateUrl: https://gate.example.com/check
`,
    },
    good: {
      values: `app:
  registrationGateEnabled: true
  registrationGateUrl: https://gate.example.com/check
`,
    },
  },
  'wrong-chart': {
    checks: 'Values for the chart `registry` are not given to the stack, nor the reverse.',
    why: 'The chart `registry` has its settings under `app`, the stack under `registry.app`. Helm does not read the other path.',
    fix: 'Move `app` below `registry` for the stack, or one level up for the chart `registry`.',
    fixable: true,
    bad: {
      values: `app:
  registrationGateEnabled: false
`,
      args: ['--chart', 'stack'],
    },
    good: {
      values: `registry:
  app:
    registrationGateEnabled: false
`,
      args: ['--chart', 'stack'],
    },
  },
  'upstream-key': {
    checks: "Lists, once for each file, the keys that the upstream registry's charts know and these charts do not need.",
    why: 'These charts refuse keys that they do not know, so that a typo cannot hide. A team that comes from the upstream charts sees here at once what to drop.',
    fix: 'Drop the keys that are listed. The keys of the gate and their meaning stay the same.',
    bad: {
      values: `app:
  replicas: 2
  sessionCookieDomain: .example.com
  registrationGateEnabled: false
`,
    },
    good: {
      values: `app:
  registrationGateEnabled: false
`,
    },
  },
  'set-argument': {
    checks: "The arguments of Helm's `--set` flags can be read as Helm reads them.",
    why: 'Helm stops at an argument that it cannot read.',
    fix: 'Escape a comma within a value as `\\,` and a dot within a key as `\\.`; give a whole list or map by `--set-json`.',
    bad: {
      values: `app:
  registrationGateEnabled: false
`,
      args: ['--set', 'app.registrationGateAssetTypes=agent,server'],
    },
    good: {
      values: `app:
  registrationGateEnabled: false
`,
      args: ['--set-string', 'app.registrationGateAssetTypes=agent\\,server\\,skill'],
    },
  },
  'helm-refuses': {
    checks:
      'Helm itself would not stop at these values: the values of a subchart are a map, the dependencies are there, the chart has a schema that Helm can use.',
    why: '`helm install` would fail, often with a message that names neither file nor line.',
    fix: 'Follow the hint. To switch a subchart off use its condition, not `null`.',
    bad: { values: 'registry: enabled\n', args: ['--chart', 'stack'] },
    good: { values: 'registry:\n  nodeSelector: {}\n', args: ['--chart', 'stack'] },
  },
} as const satisfies Partial<Record<LintCode, RuleText>>;
