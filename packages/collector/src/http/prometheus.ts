/** One figure in the text format of Prometheus, version 0.0.4, with a line for each of its labels. */
export interface Family {
  name: string;
  type: 'counter' | 'gauge';
  help: string;
  samples: readonly (readonly [labels: Readonly<Record<string, string>>, value: number])[];
}

/** Only grows, until the process ends. */
export const counter = (name: string, help: string, samples: Family['samples']): Family => ({
  name,
  type: 'counter',
  help,
  samples,
});
export const gauge = (name: string, help: string, samples: Family['samples']): Family => ({
  name,
  type: 'gauge',
  help,
  samples,
});

/** Labels are words of ours, in which nothing must be escaped. */
export function write({ name, type, help, samples }: Family): string {
  const full = `handrail_${name}`;
  const lines = samples.map(([labels, value]) => {
    const inner = Object.entries(labels).map(([label, word]) => `${label}="${word}"`);
    return `${full}${inner.length > 0 ? `{${inner.join(',')}}` : ''} ${value}\n`;
  });
  return `# HELP ${full} ${help}\n# TYPE ${full} ${type}\n${lines.join('')}`;
}
