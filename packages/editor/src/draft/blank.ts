import type { Guide, Step, Trigger, Walkthrough } from '@handrail/protocol';
import { freshId } from './fresh-id.ts';
import type { OtherGuide } from './kinds.ts';

interface Blank {
  title: string;
  locale: string;
  /** Ids of the app's guides. */
  taken: readonly string[];
  /** Of the page on which it is made. */
  path?: string | undefined;
}

/** What every new guide has. */
const begun = (
  { title, locale, taken }: Blank,
  trigger: Trigger,
): Pick<Guide, 'guideId' | 'title' | 'locale' | 'trigger'> => ({
  guideId: freshId(title, taken),
  title,
  ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) && { locale }),
  trigger,
});

/** A new walkthrough with its first step. It shows only when it is asked for, until its author says otherwise. */
export const blankGuide = ({ step, ...blank }: Blank & { step: Step }): Walkthrough => ({
  kind: 'walkthrough',
  ...begun(blank, { on: 'call' }),
  steps: [step],
});

/** A new guide of another kind, as little as its kind can be. Nobody asks for these: they are there when the page opens. `first` is what its first thing to do or question is called. */
export function blankOf(kind: OtherGuide['kind'], first: string, blank: Blank): OtherGuide {
  const { path } = blank;
  const own = begun(blank, { on: 'page', ...(path !== undefined && { path }) });
  const blocks = [{ type: 'paragraph' as const, content: [{ text: first }] }];
  switch (kind) {
    case 'launcher':
      return { kind, ...own, actions: [{ do: 'help' }] };
    case 'checklist':
      return { kind, ...own, items: [{ itemId: 'item', title: first, completedBy: 'tick' }] };
    case 'survey':
      return { kind, ...own, questions: [{ type: 'text', questionId: 'question', title: first }] };
    case 'hint':
      // Its author is asked to point at once; until then it stands at the page as a whole.
      return { kind, ...own, blocks, target: { v: 1, tag: 'body' } };
    default:
      return { kind, ...own, blocks };
  }
}
