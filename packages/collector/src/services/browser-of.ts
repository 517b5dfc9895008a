/** By what each gives itself away, in this order: most of them also say that they are the next one. */
const MARKS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['Edge', /\bEdg(?:A|iOS)?\/(\d+)/],
  ['Opera', /\bOPR\/(\d+)/],
  ['Samsung Internet', /\bSamsungBrowser\/(\d+)/],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d+)/],
  ['Chrome', /\b(?:Chrome|CriOS)\/(\d+)/],
  ['Safari', /\bVersion\/(\d+)\S* (?:Mobile\/\S+ )?Safari\//],
];
const MOST_AGENT = 500;

/** A browser by name and major version and nothing else, so that it tells no two people apart: `Firefox 140`. */
export function browserOf(userAgent: string | null): string | undefined {
  const agent = userAgent?.slice(0, MOST_AGENT) ?? '';
  for (const [name, mark] of MARKS) {
    const [, major] = mark.exec(agent) ?? [];
    if (major !== undefined) return `${name} ${major.slice(0, 4)}`;
  }
  return undefined;
}
