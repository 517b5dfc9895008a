import type { Page } from '@playwright/test';
import { css, guideOf, words } from './kinds.ts';

const target = css('#new');
const blocks = [
  { type: 'heading', level: 2, content: [{ text: 'A heading' }] },
  {
    type: 'paragraph',
    content: [{ text: 'Words, ' }, { text: 'a link', href: '/x' }, { text: ' and code', marks: ['code'] }],
  },
  { type: 'callout', tone: 'danger', blocks: words('Take care.') },
  { type: 'table', header: [[{ text: 'Level' }]], rows: [[[{ text: 'L1' }]]] },
  { type: 'code', text: 'npm test' },
  { type: 'video', src: '/film', title: 'A film' },
];
export const items = [
  { itemId: 'a', title: 'Read the rules', blocks: words('They are short.'), completedBy: 'tick' },
  { itemId: 'b', title: 'Raise a request', completedBy: 'tick' },
];
const options = ['One', 'Two'].map((label) => ({ optionId: label, label }));
export const question = (type: string, more: object = {}) => ({
  type,
  questionId: type,
  title: `A ${type} question`,
  ...more,
});
const step = { type: 'tooltip', stepId: 's', title: 'A step', blocks, target };

/** Every kind in the states in which a visitor meets it. */
export const SCENES: Record<string, { guide: object; act?: (page: Page) => Promise<void> }> = {
  walkthrough: { guide: guideOf('walkthrough', { steps: [step, { ...step, stepId: 't' }] }) },
  dialog: { guide: guideOf('announcement', { blocks }) },
  'slide-in': { guide: guideOf('announcement', { form: 'slide-in', blocks }) },
  banner: { guide: guideOf('banner', { tone: 'danger' }) },
  'banner in the flow': { guide: guideOf('banner', { place: { inside: css('main') }, tone: 'success' }) },
  'known issue': { guide: guideOf('known-issue') },
  hint: {
    guide: guideOf('hint', { target }),
    act: (page) => page.getByRole('button', { name: /^Tip|^تلميح/ }).click(),
  },
  launcher: { guide: guideOf('launcher', { form: 'beside', target, actions: [{ do: 'help' }] }) },
  checklist: { guide: guideOf('checklist', { items, ordered: true }) },
  nps: {
    guide: guideOf('survey', { anonymous: true, questions: [question('nps', { required: true }), question('text')] }),
  },
  stars: { guide: guideOf('survey', { questions: [question('rating', { low: 'Hard', high: 'Easy' })] }) },
  choice: { guide: guideOf('survey', { form: 'dialog', questions: [question('multiple', { options })] }) },
  text: { guide: guideOf('survey', { questions: [question('text', { maxLength: 60 })] }) },
};
/** The page over which they are shown. */
export const scenery = '<main><h1>Requests</h1><button id=new style="margin: 30px">New</button></main>';
