/**
 * What an event is counted under. The two numbers of a cell are a guide and a step, or a path and an element (0 for none); events
 * that are about a guide make nobody active, so their uses are apart.
 */
export const SORT = { guide: 0, use: 1, useAboutGuide: 2, rage: 3, dead: 4, error: 5 } as const;

type Sort = (typeof SORT)[keyof typeof SORT];

/** The numbers of a row of the log that a cell is made of. */
export interface Countable {
  app: number;
  name: number;
  guide: number | null;
  step: number | null;
  path: number;
  element: number | null;
  mode: number | null;
}

/** The sort of use that an event is counted as by its name, if any. */
export function useOf(
  name: string,
  { guide, element }: Pick<Countable, 'guide' | 'element'>,
  kind: unknown,
): Sort | undefined {
  switch (name) {
    case 'element.clicked':
      if (element === null) return undefined;
      return guide === null ? SORT.use : SORT.useAboutGuide;
    case 'page.viewed':
    case 'form.abandoned':
      return guide === null ? SORT.use : SORT.useAboutGuide;
    case 'frustration.noticed':
      return kind === 'rage' || kind === 'dead' || kind === 'error' ? SORT[kind] : undefined;
    default:
      return undefined;
  }
}
