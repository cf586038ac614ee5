import { type Finding, finding } from '../../errors/finding.ts';
import { formatPath, nodeAt, toPlain, type ValueNode } from '../../helm/value-tree.ts';
import { type ChartCondition, type ChartRule, chartRules, phrasePaths } from '../../settings/chart-rules.ts';
import { existingSecretKey, WHOLE_SECRET_KEY } from '../../settings/setting.ts';
import { placeOf, type Subject } from '../subject.ts';

const DATABASE_URL = { key: 'registryDatabaseUrl', env: 'REGISTRY_DATABASE_URL' };

/** The registry chart's values, looked up by its own paths whatever chart it stands in. */
class ChartValues {
  readonly #subject: Subject;

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  /** A path as the user types it. */
  readonly nameOf = (path: string): string => formatPath([...this.#subject.input.path.slice(0, -1), ...path.split('.')]);

  node(path: string): ValueNode | undefined {
    return nodeAt(this.#subject.input.values, [...this.#subject.input.path.slice(0, -1), ...path.split('.')]);
  }

  value(path: string): unknown {
    const node = this.node(path);
    return node === undefined ? undefined : toPlain(node);
  }

  /** As the templates see it: text that is more than white space, a list or map that holds something, a number but 0, true. */
  isSet(path: string): boolean {
    const value = this.value(path);
    if (typeof value === 'string') return value.trim() !== '';
    return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);
  }

  /** True when the registry stores in PostgreSQL, as far as the values tell: the same as the templates' `registry.usesPostgresql`. */
  get usesPostgresql(): boolean {
    if (this.isSet(`app.${DATABASE_URL.key}`) || this.isSet(`app.${existingSecretKey(DATABASE_URL.key)}`)) return true;
    if (!this.isSet(`app.${WHOLE_SECRET_KEY}`)) return false;
    const listed = this.value('existingSecretKeys');
    const external = this.value('externalSecret.enabled') === true && this.node(`externalSecret.data.${DATABASE_URL.env}`);
    return (Array.isArray(listed) && listed.includes(DATABASE_URL.env)) || Boolean(external);
  }
}

function holds(values: ChartValues, path: string, condition: ChartCondition): boolean {
  if (condition === 'set') return values.isSet(path);
  if (condition === 'unset') return !values.isSet(path);
  if (!('above' in condition)) return condition.includes(values.value(path) as string | boolean);
  const { above } = condition;
  return Number(values.value(path)) > (typeof above === 'number' ? above : Number(values.value(above)));
}

const applies = (values: ChartValues, { when, storage }: ChartRule): boolean =>
  (storage === undefined || !values.usesPostgresql) &&
  Object.entries(when).every(([path, condition]) => holds(values, path, condition));

/** What contradicts among the Kubernetes keys of our own charts, which refuse it in the same words. */
export function checkChartRules(subject: Subject): Finding[] {
  const values = new ChartValues(subject);
  return chartRules
    .filter((rule) => applies(values, rule))
    .map(({ code, path, message, hint }) =>
      finding(code, {
        path: values.nameOf(path),
        message: `${values.nameOf(path)} ${phrasePaths(message, values.nameOf)}`,
        hint: phrasePaths(hint, values.nameOf),
        ...placeOf(values.node(path)),
      }),
    );
}
