/**
 * Which of these languages somebody gets who wishes for some: for `de-AT` that, then `de`, then any German. The first wish
 * that can be met is; undefined when none can.
 */
export function pickLocale(have: readonly string[], wishes: readonly string[]): string | undefined {
  for (const wish of wishes) {
    const chain = generalise(wish.toLowerCase());
    const exact = chain.flatMap((one) => have.find((locale) => locale.toLowerCase() === one) ?? [])[0];
    const language = chain.at(-1) ?? '';
    const found = exact ?? have.find((locale) => locale.toLowerCase().startsWith(`${language}-`));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** `pt-br-x` gives itself, `pt-br` and `pt`. */
export const generalise = (locale: string): string[] =>
  locale.split('-').map((_, index, parts) => parts.slice(0, parts.length - index).join('-'));
