/** The alerting rules, as far as they can be judged without Prometheus; `make proof` runs promtool on them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { travelAgent } from './support/cards.ts';
import { readMetrics } from './support/metrics.ts';
import { createTestApp } from './support/test-app.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly description: string };
}

const file = parse(readFileSync('charts/registry/files/alerts.yaml', 'utf8')) as { groups: { name: string; rules: Rule[] }[] };
const rules = file.groups.flatMap((group) => group.rules);

/** Selectors of an expression, e.g. `registration_gate_calls_total{result="denied"}`. */
const selectorsIn = (expr: string): { name: string; matchers: string[][] }[] =>
  [...expr.matchAll(/\b(registration_gate_\w+)(?:\{([^}]*)\})?/g)].map(([, name = '', matchers = '']) => ({
    name,
    matchers: [...matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)].map(([, ...parts]) => parts),
  }));

/** Labels that Prometheus adds to what it scrapes. */
const ADDED = ['namespace', 'job', 'instance'];

describe('charts/registry/files/alerts.yaml', () => {
  it('is made of rules that Prometheus and a PrometheusRule take', () => {
    expect(Object.keys(file)).toEqual(['groups']);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
    for (const rule of rules) {
      expect(rule, rule.alert).toEqual({
        alert: expect.stringMatching(/^RegistrationGate[A-Z]\w+$/) as string,
        expr: expect.any(String) as string,
        ...(rule.for !== undefined && { for: expect.stringMatching(/^\d+[mh]$/) as string }),
        labels: { severity: expect.stringMatching(/^(critical|warning|info)$/) as string },
        annotations: { summary: expect.any(String) as string, description: expect.any(String) as string },
      });
    }
  });

  it('asks for metrics, labels and values that /metrics has, before anything has happened', async () => {
    const { send } = await createTestApp();
    // What a registry has done as soon as it is used.
    await send({ method: 'POST', url: '/api/agents/register', body: travelAgent });
    const { body } = await send({ url: '/metrics' });
    const metrics = readMetrics(body);
    for (const { alert, expr } of rules) {
      const selectors = selectorsIn(expr);
      expect(selectors.length, alert).toBeGreaterThan(0);
      for (const { name, matchers } of selectors) {
        const series = metrics.labelsOf(name);
        expect(series.length, `${alert}: ${name}`).toBeGreaterThan(0);
        for (const [label = '', , value = ''] of matchers.filter(([label]) => label !== 'status')) {
          const values = new Set(series.map((labels) => labels[label]));
          for (const one of value.split('|')) expect([...values], `${alert}: ${name} ${label}`).toContain(one);
        }
      }
      const grouped = [...expr.matchAll(/by \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(', '));
      const known = selectors.flatMap(({ name }) => metrics.labelsOf(name).flatMap((labels) => Object.keys(labels)));
      for (const label of grouped) expect([...ADDED, ...known], `${alert}: by (${label})`).toContain(label);
    }
  });

  it('is listed in docs/observability.md', () => {
    const rows = [...readFileSync('docs/observability.md', 'utf8').matchAll(/^\| `(RegistrationGate\w+)` \| (\w+) \|/gm)];
    const listed = rows.map(([, alert, severity]) => [alert, severity]);
    expect(listed).toEqual(rules.map(({ alert, labels }) => [alert, labels.severity]));
  });
});
