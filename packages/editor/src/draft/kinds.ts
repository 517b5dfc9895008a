import type {
  Announcement,
  Banner,
  Checklist,
  Guide,
  Hint,
  Launcher,
  Survey,
  Target,
  TooltipStep,
  Walkthrough,
} from '@handrail/protocol';
import { withFields } from './fields.ts';
import { dropTexts } from './texts.ts';

/** A guide that shows no steps. */
export type OtherGuide = Exclude<Guide, Walkthrough>;

type Own = Pick<Required<Announcement>, 'blocks' | 'buttons' | 'corner'> &
  Pick<Required<Banner>, 'place' | 'tone'> &
  Pick<Required<Hint>, 'target' | 'mark' | 'side'> &
  Pick<Required<Launcher>, 'actions'> &
  Pick<Required<Checklist>, 'items' | 'ordered'> &
  Pick<Required<Survey>, 'questions' | 'anonymous' | 'thanks'> & {
    form: NonNullable<(Announcement | Launcher | Survey)['form']>;
  };
/** What can be set of it; undefined takes a field away. */
export type KindFields = { [K in keyof Own]?: Own[K] | undefined };

const WORDS = ['blocks', 'buttons'] as const;
const OF_KIND: Readonly<Record<OtherGuide['kind'], readonly (keyof Own)[]>> = {
  announcement: [...WORDS, 'form', 'corner'],
  banner: [...WORDS, 'place', 'tone'],
  'known-issue': [...WORDS, 'place'],
  hint: [...WORDS, 'target', 'mark', 'side'],
  launcher: ['form', 'corner', 'target', 'actions'],
  checklist: ['blocks', 'ordered', 'corner', 'items'],
  survey: ['form', 'corner', 'anonymous', 'questions', 'thanks'],
};
/** What some kind cannot be without; a checklist without words drops them by itself. */
const NEEDED: Readonly<Record<OtherGuide['kind'], readonly (keyof Own)[]>> = {
  ...{ announcement: ['blocks'], banner: ['blocks'], 'known-issue': ['blocks'], hint: ['blocks', 'target'] },
  ...{ launcher: ['actions'], checklist: ['items'], survey: ['questions'] },
};

/** A guide of the kind with other fields; what the kind has no field for is left. */
export function setKind(guide: OtherGuide, set: KindFields): Guide {
  const { kind } = guide;
  const fits = Object.fromEntries(Object.entries(set).filter(([key]) => OF_KIND[kind].some((one) => one === key)));
  const next = withFields(guide, fits, new Set(NEEDED[kind]));
  const left = new Set(piecesOf(next));
  return piecesOf(guide)
    .filter((piece) => !left.has(piece))
    .reduce((one, piece) => dropTexts(one, `${piece}/`), next);
}

/** Where the texts of things to do and of questions stand among the translations. */
function piecesOf(guide: OtherGuide): string[] {
  if (guide.kind === 'checklist') return guide.items.map(({ itemId }) => `items/${itemId}`);
  return guide.kind === 'survey' ? guide.questions.map(({ questionId }) => `questions/${questionId}`) : [];
}

/** The element at which it stands, where it does. */
export function targetOf(guide: OtherGuide): Target | undefined {
  if ('target' in guide) return guide.target;
  const place = 'place' in guide ? guide.place : undefined;
  if (typeof place !== 'object') return undefined;
  return 'before' in place ? place.before : place.inside;
}

/** The same at another element. */
export function aimed(guide: OtherGuide, target: Target): KindFields {
  if (guide.kind !== 'banner' && guide.kind !== 'known-issue') return { target };
  return {
    place: typeof guide.place === 'object' && 'inside' in guide.place ? { inside: target } : { before: target },
  };
}

/** By this name the element of such a guide is looked for and pointed at; no step has it. */
export const WHOLE = '*';

/** In the form in which elements of steps are judged: it belongs on whichever page the guide starts. */
export const asStep = (target: Target): Pick<TooltipStep, 'stepId' | 'target' | 'page' | 'url'> => ({
  stepId: WHOLE,
  target,
});
