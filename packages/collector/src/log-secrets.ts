// The types of `LogFacts` keep secrets out of what we say ourselves. This is for what others say: messages of errors can quote
// what they stumbled over.

const NAMES = /pass|secret|token|authori[sz]ation|cookie|e-?mail|^(?:body|query|search|code|identity|link|address)$/i;
const GONE = '[left out]';
const MOST_LEVELS = 6;
const MOST_TEXT = 4_000;

const SHAPES: readonly [RegExp, string][] = [
  // What JSON.parse quotes of a body, whole or in part.
  [/(Unexpected [^"]{0,40}), (?:\.{3})?"[^]*?"(?:\.{3})? is not valid JSON/g, '$1 in what should be JSON'],
  // What a database says of a row.
  [/\(([\w, ]+)\)=\([^]*?\)/g, `($1)=(${GONE})`],
  [/[^\s@<>"'():;,/]+@[^\s@<>"'():;,/]+\.[^\s@<>"'():;,/]+/g, GONE],
  [/\b(?:Bearer|Basic)\s+\S+/gi, GONE],
  [/\/\/[^\s/@]+:[^\s/@]*@/g, `//${GONE}@`],
  [/[?#][^\s"'<>)]*=[^\s"'<>)]*/g, `?${GONE}`],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, GONE],
  [/\b(?:hk|hrt|hr)_[\w-]{8,}/g, GONE],
  // A secret of ours has 43 characters; ids of requests have hyphens at their places, paths have slashes and dots.
  [
    /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])(?![\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}(?![\w-]))[\w-]{24,}(?![\w-])/g,
    GONE,
  ],
];

/** A text without what looks like a secret or names a person. */
export function withoutSecretsIn(text: string): string {
  const cut = text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text;
  return SHAPES.reduce((left, [shape, stands]) => left.replace(shape, stands), cut);
}

/** What may stand in a line of the log. */
export function withoutSecrets(facts: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [name, NAMES.test(name) ? GONE : cleaned(value, MOST_LEVELS)]),
  );
}

function cleaned(value: unknown, levels: number): unknown {
  if (typeof value === 'string') return withoutSecretsIn(value);
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value;
  if (levels === 0) return GONE;
  if (value instanceof Error) return described(value, levels);
  if (Array.isArray(value)) return value.slice(0, 20).map((one) => cleaned(one, levels - 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, NAMES.test(name) ? GONE : cleaned(one, levels - 1)]),
  );
}

/** What else hangs on an error stays out: drivers hang the row and its values on theirs. */
function described(error: Error, levels: number): object {
  const { name, message, stack, cause } = error;
  return {
    name,
    message: withoutSecretsIn(message),
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    ...(stack !== undefined && { stack: withoutSecretsIn(stack) }),
    ...(cause !== undefined && { cause: cleaned(cause, levels - 1) }),
  };
}
