/** Reads Prometheus' text format, far enough for tests. */

type Labels = Readonly<Record<string, string>>;

interface Sample {
  readonly name: string;
  readonly labels: Labels;
  readonly value: number;
}

/** The samples of one answer. */
export interface Samples {
  /** The value of the one series that has exactly these labels; undefined when there is none. */
  value(name: string, labels?: object): number | undefined;
  /** Sum of the series that have these labels among theirs. */
  sum(name: string, labels?: object): number;
  /** Labels of each series of a name. */
  labelsOf(name: string): Labels[];
  /** Labels of the series whose value is 1. */
  ones(name: string): Labels[];
  /** Every series whose name begins so, as text without its value. */
  series(prefix: string): string[];
  /** Every metric whose name begins so; the labels are those of its series. */
  families(prefix: string): { readonly name: string; readonly type: string; readonly labels: string[] }[];
}

function parseLabels(text: string): Labels {
  const pairs = [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, name = '', value = '']) => [name, value] as const);
  return Object.fromEntries(pairs);
}

const has = (sample: Sample, labels: object): boolean =>
  Object.entries(labels).every(([name, value]) => sample.labels[name] === String(value));

/** Reads the answer of `/metrics`; a line that is not in the format fails the test. */
export function readMetrics(text: string): Samples {
  const samples: Sample[] = [];
  const types: [string, string][] = [];
  for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith('# HELP'))) {
    const type = /^# TYPE (\w+) (\w+)$/.exec(line);
    if (type !== null) {
      types.push([type[1] ?? '', type[2] ?? '']);
      continue;
    }
    const sample = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line);
    if (sample === null) throw new Error(`not a sample: ${line}`);
    const [, name = '', labels = '', value = ''] = sample;
    samples.push({ name, labels: parseLabels(labels), value: Number(value.replace('Nan', 'NaN')) });
  }
  const named = (name: string): Sample[] => samples.filter((sample) => sample.name === name);
  return {
    value(name, labels = {}) {
      const count = Object.keys(labels).length;
      return named(name).find((sample) => Object.keys(sample.labels).length === count && has(sample, labels))?.value;
    },
    sum: (name, labels = {}) =>
      named(name)
        .filter((sample) => has(sample, labels))
        .reduce((sum, { value }) => sum + value, 0),
    labelsOf: (name) => named(name).map(({ labels }) => labels),
    ones: (name) =>
      named(name)
        .filter(({ value }) => value === 1)
        .map(({ labels }) => labels),
    series: (prefix) =>
      text
        .split('\n')
        .filter((line) => line.startsWith(prefix))
        .map((line) => line.replace(/ \S+$/, '')),
    families: (prefix) =>
      types
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, type]) => {
          const members = type === 'histogram' ? ['_bucket', '_sum', '_count'].map((ending) => name + ending) : [name];
          const labels = members.flatMap(named).flatMap((sample) => Object.keys(sample.labels));
          return { name, type, labels: [...new Set(labels)].filter((label) => label !== 'le').toSorted() };
        }),
  };
}
