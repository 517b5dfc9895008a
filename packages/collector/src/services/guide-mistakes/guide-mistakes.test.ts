import type { Action, Guide, Step, Survey, Walkthrough } from '@handrail/protocol';
import { describe, expect, test } from 'vitest';
import { findGuideMistakes } from './index.ts';

const any = { guideId: 'g', title: 'G', trigger: { on: 'call' as const } };
const step = (stepId: string, more: object = {}): Step => ({
  type: 'dialog',
  stepId,
  title: stepId,
  blocks: [],
  ...more,
});
const hidden = (stepId: string, more: object = {}): Step => ({ type: 'hidden', stepId, ...more });
const walkthrough = (...steps: Step[]): Walkthrough => ({ kind: 'walkthrough', ...any, steps });
const button = (buttonId: string, ...actions: Action[]) => ({ buttonId, label: buttonId, actions });
const paths = (guide: Guide) => findGuideMistakes(guide).map(({ path }) => path);

describe('addresses', () => {
  const bad = 'java\tscript:alert(1)';
  test('links, pages, pictures, films, posters and captions are safe, in translations too', () => {
    const link = [{ type: 'paragraph' as const, content: [{ text: 'x', href: bad }] }];
    const guide: Guide = {
      ...{ kind: 'announcement', ...any },
      blocks: [
        { type: 'callout', tone: 'note', blocks: [{ type: 'image', src: 'data:image/png;base64,x', alt: '' }] },
        { type: 'video', src: 'mailto:x@example.com', poster: 'blob:x', captions: bad, title: 'Film' },
        { type: 'image', src: '/ok.png', alt: 'mailto:' },
      ],
      buttons: [button('b', { do: 'open', url: bad }), button('c', { do: 'open', url: 'mailto:help@example.com' })],
      translations: { de: { blocks: link } },
    };
    expect(paths(guide)).toEqual([
      '/blocks/0/blocks/0/src',
      '/blocks/1/src',
      '/blocks/1/poster',
      '/blocks/1/captions',
      '/buttons/0/actions/0/url',
      '/translations/de/blocks/0/content/0/href',
    ]);
    expect(paths(walkthrough(step('a', { url: bad })))).toEqual(['/steps/0/url']);
  });

  test('what stands in the page, or goes into an event, is not ours to judge', () => {
    const target = { v: 1 as const, attributes: { href: 'javascript:void(0)', src: 'data:x' } };
    const track: Action = { do: 'track', name: 'x', props: { url: 'app:home', href: 'javascript:' } };
    const tooltip = step('a', { type: 'tooltip', target, validate: [{ sameAs: target, message: 'x' }] });
    expect(paths(walkthrough(tooltip, step('b', { buttons: [button('b', track)] })))).toEqual([]);
  });
});

test('ids are used once in their list, and again in another', () => {
  const buttons = [button('b', { do: 'next' }), button('b', { do: 'next' })];
  expect(paths(walkthrough(step('a', { buttons }), step('a'), step('b', { buttons: [buttons[0]] })))).toEqual([
    '/steps/1/stepId',
    '/steps/0/buttons/1/buttonId',
  ]);
  const options = ['x', 'y', 'x'].map((optionId) => ({ optionId, label: optionId }));
  const question = (questionId: string) => ({ type: 'single' as const, questionId, title: 'Q', options });
  expect(paths({ kind: 'survey', ...any, questions: [question('q'), question('q')] })).toEqual([
    '/questions/1/questionId',
    '/questions/0/options/2/optionId',
    '/questions/1/options/2/optionId',
  ]);
  const item = { itemId: 'i', title: 'I', completedBy: 'tick' as const };
  expect(paths({ kind: 'checklist', ...any, items: [item, item] })).toEqual(['/items/1/itemId']);
});

describe('ways', () => {
  test('branches and buttons lead to steps that exist, or to the end', () => {
    const to = (go: string) => ({ branches: [{ go }] });
    expect(
      paths(
        walkthrough(
          step('a', { buttons: [button('b', { do: 'go', stepId: 'gone' }), button('c', { do: 'go', stepId: 'b' })] }),
          step('b', to('end')),
          hidden('c', { ...to('lost'), actions: [{ do: 'go', stepId: 'gone' }] }),
        ),
      ),
    ).toEqual(['/steps/0/buttons/0/actions/0/stepId', '/steps/2/branches/0/go', '/steps/2/actions/0/stepId']);
  });

  test('a guide without steps has none to go to', () => {
    const actions: Action[] = [{ do: 'go', stepId: 'a' }];
    expect(paths({ kind: 'launcher', ...any, actions })).toEqual(['/actions/0/stepId']);
  });

  test('a survey branches to its questions, by answers that can be given', () => {
    const branches = (...given: (string | number)[]) => [{ in: given, go: 'end' }, { go: 'nps' }, { go: 'nowhere' }];
    const asked = { title: 'Q' };
    const survey: Survey = {
      ...{ kind: 'survey', ...any },
      questions: [
        { type: 'nps', questionId: 'nps', ...asked, branches: branches(0, 10, 'x') },
        { type: 'rating', questionId: 'stars', ...asked, of: 3, branches: branches(1, 3, 0, 4) },
        {
          ...{ type: 'single', questionId: 'one', ...asked, branches: branches('a', 'c') },
          options: ['a', 'b'].map((optionId) => ({ optionId, label: optionId })),
        },
        { type: 'text', questionId: 'words', ...asked, branches: branches('x') },
      ],
    };
    const lost = [0, 1, 2, 3].map((at) => `/questions/${at}/branches/2/go`);
    expect(paths(survey)).toEqual([
      ...lost,
      '/questions/0/branches/0/in/2',
      '/questions/1/branches/0/in/2',
      '/questions/1/branches/0/in/3',
      '/questions/2/branches/0/in/1',
      '/questions/3/branches/0/in/0',
    ]);
  });
});

describe('hidden steps', () => {
  const when = { type: 'trait' as const, name: 'x' };
  const to = (go: string, more: object = {}) => ({ branches: [{ go, ...more }] });
  test.each<[string, Step[], string[]]>([
    ['one that leads to itself', [hidden('a', to('a'))], ['/steps/0']],
    ['two that lead to one another', [step('s'), hidden('a'), hidden('b', to('a'))], ['/steps/1', '/steps/2']],
    [
      'a loop of actions',
      [hidden('a', { actions: [{ do: 'next' }] }), hidden('b', { actions: [{ do: 'back' }] })],
      ['/steps/0', '/steps/1'],
    ],
    [
      'by an action before the branches',
      [hidden('a', { actions: [{ do: 'go', stepId: 'a' }], ...to('end') })],
      ['/steps/0'],
    ],
    ['only those in the loop', [hidden('in'), hidden('a', to('a'))], ['/steps/1']],
  ])('that never show anything are refused: %s', (_, steps, found) => {
    expect(paths(walkthrough(...steps))).toEqual(found);
  });

  test.each<[string, Step[]]>([
    ['a shown step is in the loop', [step('s'), hidden('a', to('s'))]],
    ['it depends', [hidden('a', to('a', { when }))]],
    ['it may be passed over', [hidden('a', { when, ...to('a') })]],
    ['it ends', [hidden('a', to('end'))]],
    ['it ends by an action', [hidden('a', { actions: [{ do: 'complete' }], ...to('a') })]],
    ['it leads to the end in order', [hidden('a'), hidden('b')]],
  ])('are fine when %s', (_, steps) => {
    expect(paths(walkthrough(...steps))).toEqual([]);
  });
});

test('validations can be judged, and fitted', () => {
  const target = { v: 1 as const, id: 'x' };
  const validate = [
    { pattern: '\\d{4}', min: 1, max: 1, message: 'x' },
    { pattern: '(', message: 'x' },
    { pattern: '\\-', message: 'x' },
    { min: 2, max: 1, minLength: 5, maxLength: 4, message: 'x' },
  ];
  expect(paths(walkthrough(step('a', { type: 'tooltip', target, validate })))).toEqual([
    '/steps/0/validate/1/pattern',
    '/steps/0/validate/2/pattern',
    '/steps/0/validate/3/max',
    '/steps/0/validate/3/maxLength',
  ]);
});

test('a translation is one of a text that the guide has, of its type', () => {
  const guide: Guide = {
    ...walkthrough(step('a', { buttons: [button('b', { do: 'next' })] })),
    translations: {
      de: {
        ...{ title: 'Titel', 'steps/a/title': 'A', 'steps/a/blocks': [], 'steps/a/buttons/b/label': 'Weiter' },
        ...{ 'steps/x/title': 'X', guideId: 'x', 'steps/a/buttons/b': 'x', thanks: [] },
      },
      fr: { title: [], 'steps/a/blocks': 'texte', 'steps/a/title': '' },
    },
  };
  expect(findGuideMistakes(guide).map(({ path, message }) => [path, message.split(';')[0]])).toEqual([
    ['/translations/de/steps~1x~1title', 'is no text of this guide'],
    ['/translations/de/guideId', 'is no text of this guide'],
    ['/translations/de/steps~1a~1buttons~1b', 'is no text of this guide'],
    ['/translations/de/thanks', 'is no text of this guide'],
    ['/translations/fr/title', 'must be a string'],
    ['/translations/fr/steps~1a~1blocks', 'must be a list of blocks'],
    ['/translations/fr/steps~1a~1title', 'must not be empty'],
  ]);
});

test('a launcher at an element has one', () => {
  const launcher = { kind: 'launcher' as const, ...any, actions: [{ do: 'help' as const }] };
  expect(paths(launcher)).toEqual([]);
  expect(paths({ ...launcher, form: 'beside' })).toEqual(['/target']);
  expect(paths({ ...launcher, form: 'element', target: { v: 1, id: 'x' } })).toEqual([]);
});
