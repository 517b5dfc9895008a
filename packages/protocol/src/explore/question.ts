/** What is asked on the page, as the address has it: what is empty is not said. */
export interface ExploreQuestion {
  kind: ExploreKind;
  figure?: string;
  featureId?: string;
  trait?: string;
  value?: string;
  other?: string;
  /** One a line. */
  steps?: string;
  hours?: string;
  /** By what a funnel or a trend is counted apart: a trait, or a name of `CLIENT`. */
  by?: string;
  /** What paths begin with: a page or an event. */
  start?: string;
  way?: string;
  segment?: string;
  /** What it was done with: a browser, with its version or for all versions of it; a version of the application. */
  browser?: string;
  appVersion?: string;
}

const KINDS = ['trend', 'funnel', 'paths', 'features', 'retention', 'licences'] as const;
export type ExploreKind = (typeof KINDS)[number];

const TEXTS = [
  'figure',
  'featureId',
  'trait',
  'value',
  'other',
  'steps',
  'hours',
  'by',
  'start',
  'way',
  'segment',
  'browser',
  'appVersion',
] as const;

export function readQuestion(query: URLSearchParams): ExploreQuestion {
  const question: ExploreQuestion = { kind: KINDS.find((kind) => kind === query.get('ask')) ?? 'trend' };
  for (const name of TEXTS) {
    const text = query.get(name)?.trim();
    if (text) question[name] = text;
  }
  return question;
}

/** What `readQuestion` reads back, in one order. */
export const writeQuestion = ({ kind, ...question }: ExploreQuestion): Record<string, string | undefined> => ({
  ask: kind === 'trend' ? undefined : kind,
  ...Object.fromEntries(TEXTS.map((name) => [name, question[name]])),
});

/** The steps of a funnel as people write them: a path begins with a slash, everything else is the name of an event. */
export const stepsOf = (text = ''): { name?: string; path?: string }[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => (line.startsWith('/') ? { name: 'page.viewed', path: line } : { name: line }));

/** A trait's value as people write it; a number and a truth are what they look like. */
export function valueOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text;
}
