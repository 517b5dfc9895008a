import type { ElementRecord, FeatureUse } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { ALL, guide, holding, HOUR, identified, record, type Open } from './made-events.contract.ts';

/** What the golden company does not come across. */
export function usageContract(open: Open): void {
  emptyContract(open);
  whoContract(open);
  orderContract(open);
  featureContract(open);
  drillDownContract(open);
}

const view = (visitorId: string, path: string, hour: number, more: object = {}) =>
  record(visitorId, 'page.viewed', hour, { page: { path }, ...more });
const click = (visitorId: string, hour: number, element?: ElementRecord, more: object = {}) =>
  record(visitorId, 'element.clicked', hour, { ...(element && { element }), ...more });
const BUTTON: ElementRecord = {
  kind: 'button',
  role: 'menuitem',
  signals: { id: 'send', name: 'send' },
  within: ['main', 'form#order'],
};

function emptyContract(open: Open): void {
  test('an app without events has no rows, and noughts where a row is asked for', async () => {
    const store = await holding(open, record('v', 'page.viewed', 1));
    const window = { from: 2 * HOUR, until: 3 * HOUR };
    for (const [app, within] of [
      ['nobody', ALL],
      ['app', window],
    ] as const) {
      expect(await store.activePeople(app, [within], { a: ['b'] })).toEqual([0]);
      expect(await store.activeByTrait(app, within, 'a')).toEqual([]);
      expect(await store.funnel(app, [{ name: 'x' }, {}], { window: within })).toEqual([{ people: [0, 0] }]);
      expect(await store.funnel(app, [{ name: 'x' }], { window: within, by: 'a' })).toEqual([]);
      expect(await store.featureUse(app, [{ path: '/' }], { windows: [within] })).toEqual([
        { window: 0, people: 0, uses: 0, active: 0 },
      ]);
      expect(await store.featureUse(app, [{ path: '/' }], { windows: [within], by: 'a' })).toEqual([]);
      expect(await store.retention(app, [within, { from: within.until, until: within.until + HOUR }])).toEqual([
        { people: 0, active: [0, 0] },
        { people: 0, active: [0] },
      ]);
      expect(await store.timeInApp(app, [within])).toEqual([{ people: 0, sessions: 0, minutes: 0 }]);
      expect(await store.topPages(app, within, 9)).toEqual([]);
      expect(await store.paths(app, { window: within, limit: 9 })).toEqual([]);
      expect(await store.frustration(app, within, 9)).toEqual([]);
      expect(await store.frustrationTimes(app, [within])).toEqual([0]);
      expect(await store.topElements(app, within, 9)).toEqual([]);
      expect(await store.events(app, { window: within, limit: 9 })).toEqual({ events: [], next: undefined });
    }
    expect(await store.activePeople('app', [])).toEqual([]);
    expect(await store.retention('app', [])).toEqual([]);
  });
}

function whoContract(open: Open): void {
  const is = (visitorId: string, traits: object, hour: number) =>
    record(visitorId, 'visitor.identified', hour, { traits });

  test('the latest value of each trait counts, whatever the order in which events come, and types are told apart', async () => {
    const store = await holding(
      open,
      is('ada', { plan: 'new', seats: 1 }, 5),
      is('ada', { plan: 'old', flag: true }, 2),
      is('ben', { seats: '1' }, 3),
      is('cat', { seats: 1, plan: 'old' }, 3),
    );
    const count = async (who: object) => (await store.activePeople('app', [ALL], who as never))[0];
    expect(await count({ plan: ['new'] })).toBe(1);
    expect(await count({ plan: ['old', 'new'] })).toBe(2);
    expect(await count({ flag: [true] })).toBe(1);
    expect(await count({ seats: [1] })).toBe(2);
    expect(await count({ seats: ['1'] })).toBe(1);
    expect(await count({ seats: [1], plan: ['new'] })).toBe(1);
    expect(await count({ plan: [null] })).toBe(1);
    expect(await count({ plan: [] })).toBe(0);
    expect(await store.activeByTrait('app', ALL, 'seats')).toEqual([
      { value: 1, people: 2 },
      { value: '1', people: 1 },
    ]);
  });

  test('a trait holds for what a person did before it was known, and in browsers that became theirs later', async () => {
    const store = await holding(open, view('anon', '/', 1), view('ada', '/', 2));
    await store.append('app', [is('ada', { plan: 'new' }, 3), identified('ada', 'anon', 3)]);
    expect(await store.activePeople('app', [{ from: HOUR, until: 2 * HOUR }], { plan: ['new'] })).toEqual([1]);
    expect(await store.activeByTrait('app', { from: 0, until: 3 * HOUR }, 'plan')).toEqual([
      { value: 'new', people: 1 },
    ]);
  });
}

function orderContract(open: Open): void {
  const abc = ['a', 'b', 'c'].map((name) => ({ name }));
  const reached = async (...events: Parameters<typeof holding> extends [Open, ...infer R] ? R : never) => {
    const store = await holding(open, ...events);
    return (await store.funnel('app', abc, { window: ALL, withinMs: 2 * HOUR }))[0]?.people;
  };

  test('of events at one instant the place in the session decides, then the id', async () => {
    expect(await reached(record('v', 'b', 1, { seq: 1 }), record('v', 'a', 1, { seq: 0 }))).toEqual([1, 1, 0]);
    expect(await reached(record('v', 'a', 1, { seq: 1 }), record('v', 'b', 1, { seq: 0 }))).toEqual([1, 0, 0]);
    expect(await reached(record('v', 'a', 1), record('v', 'b', 1))).toEqual([1, 1, 0]);
    expect(await reached(record('v', 'a', 1), record('v', 'b', 1, { seq: 0 }))).toEqual([1, 1, 0]);
  });

  test('a funnel takes the start that leads furthest, and one event is one step', async () => {
    const at = (name: string, hour: number) => record('v', name, hour);
    expect(await reached(at('a', 1), at('b', 2), at('c', 3))).toEqual([1, 1, 1]);
    expect(await reached(at('a', 1), at('b', 2), at('c', 3.001))).toEqual([1, 1, 0]);
    expect(await reached(at('a', 1), at('b', 2), at('a', 5), at('b', 6), at('c', 7))).toEqual([1, 1, 1]);
    expect(await reached(at('a', 1), at('b', 2), at('a', 3), at('c', 4))).toEqual([1, 1, 0]);
    expect(await reached(at('a', 1), at('a', 2), at('b', 4), at('c', 4))).toEqual([1, 1, 1]);
    const store = await holding(open, at('a', 1));
    expect(await store.funnel('app', [{ name: 'a' }, { name: 'a' }], { window: ALL })).toEqual([{ people: [1, 0] }]);
    expect(await store.funnel('app', [], { window: ALL })).toEqual([{ people: [] }]);
  });

  test('a funnel of a guide has its steps, and leaves out runs in another mode', async () => {
    const step = (visitorId: string, verb: string, hour: number, more: object = {}) =>
      guide(visitorId, verb, hour, { stepId: 's1', ...more });
    const store = await holding(
      open,
      guide('a', 'guide.started', 1),
      step('a', 'step.shown', 2),
      record('a', 'saved', 3),
      guide('b', 'guide.started', 1),
      step('b', 'step.shown', 2, { props: { mode: 'practise' } }),
      guide('c', 'guide.started', 1, {}, 'another'),
    );
    const steps = [
      { name: 'guide.started', guideId: 'g' },
      { name: 'step.shown', guideId: 'g', stepId: 's1' },
      { name: 'saved' },
    ];
    expect(await store.funnel('app', steps, { window: ALL })).toEqual([{ people: [2, 1, 1] }]);
  });

  test('pages of a session follow each other by its own count; a page seen again at once is one', async () => {
    const store = await holding(
      open,
      // Its clock was put back between the two.
      view('v', '/a', 9, { seq: 0, sessionId: 'one' }),
      view('v', '/b', 2, { seq: 1, sessionId: 'one' }),
      view('v', '/b', 3, { seq: 2, sessionId: 'one' }),
      view('v', '/a', 4, { seq: 3, sessionId: 'one' }),
      view('v', '/b', 5, { seq: 4, sessionId: 'one' }),
      view('v', '/c', 6, { sessionId: 'two' }),
      view('anon', '/d', 7, { sessionId: 'two' }),
      view('w', '/e', 8, { sessionId: 'two' }),
      identified('v', 'anon'),
    );
    expect(await store.paths('app', { window: ALL, limit: 9 })).toEqual([
      { from: '/a', to: '/b', people: 1, times: 2 },
      { from: '/b', to: '/a', people: 1, times: 1 },
      { from: '/c', to: '/d', people: 1, times: 1 },
    ]);
  });

  test('half an hour without activity ends a session, in whatever tabs it was', async () => {
    const minutes = (visitorId: string, ...at: number[]) => at.map((one) => view(visitorId, '/', one / 60));
    const store = await holding(
      open,
      ...minutes('v', 60, 60.5, 89, 118.99),
      ...minutes('w', 60, 90),
      guide('w', 'step.shown', 1.25, { stepId: 's1' }),
    );
    expect(await store.timeInApp('app', [ALL, { from: 84 * 60_000, until: ALL.until }])).toEqual([
      { people: 2, sessions: 3, minutes: 5 },
      { people: 2, sessions: 2, minutes: 3 },
    ]);
  });
}

function featureContract(open: Open): void {
  test.each<[string, FeatureUse, number]>([
    ['the whole element', { element: BUTTON }, 1],
    ['one of its signals', { element: { signals: { name: 'send' } } }, 1],
    ['another value of a signal', { element: { signals: { name: 'Send' } } }, 0],
    ['a signal that it has not', { element: { signals: { name: 'send', 'data-testid': 'send' } } }, 0],
    ['another kind', { element: { kind: 'a', signals: { name: 'send' } } }, 0],
    ['another role', { element: { kind: 'button', role: 'link' } }, 0],
    ['what is around it, in part', { element: { within: ['form#order'] } }, 1],
    ['what is not around it', { element: { within: ['main', 'nav'] } }, 0],
    ['a text that it has not', { element: { kind: 'button', text: 'Send' } }, 0],
    ['its page', { element: { kind: 'button' }, path: '/orders/*' }, 1],
    ['another page', { element: { kind: 'button' }, path: '/orders' }, 0],
    ['any element', { element: {} }, 1],
    ['views of its page', { path: '/orders/*' }, 2],
    ['a page with a query, which no log has', { path: '/orders/7?*' }, 0],
  ])('use of a feature that is %s', async (_, use, expected) => {
    const page = { path: '/orders/7' };
    const store = await holding(
      open,
      click('v', 1, BUTTON, { page }),
      click('v', 2, undefined, { page }),
      record('v', 'form.submitted', 3, { element: BUTTON, page }),
      view('v', '/orders/7', 4),
      view('v', '/orders/7', 5),
    );
    expect(await store.featureUse('app', [use], { windows: [ALL] })).toEqual([
      { window: 0, people: expected > 0 ? 1 : 0, uses: expected, active: 1 },
    ]);
  });

  test('an event that is a use in two ways is one use; the same element is one, in whatever order it was told', async () => {
    const turned = { within: BUTTON.within, signals: { name: 'send', id: 'send' }, role: 'menuitem', kind: 'button' };
    const store = await holding(open, click('v', 1, BUTTON), click('w', 2, turned as ElementRecord));
    expect(
      await store.featureUse('app', [{ element: { kind: 'button' } }, { path: '/', element: {} }], { windows: [ALL] }),
    ).toEqual([{ window: 0, people: 2, uses: 2, active: 2 }]);
    expect(await store.topElements('app', ALL, 9)).toEqual([{ element: BUTTON, clicks: 2, people: 2 }]);
  });

  test('frustration without an element has its own row, and of an unknown kind none', async () => {
    const upset = (kind: string, more: object = {}) =>
      record('v', 'frustration.noticed', 1, { props: { kind }, ...more });
    const store = await holding(
      open,
      upset('error'),
      upset('error', { element: BUTTON }),
      upset('bored', { page: { path: '/bored' } }),
      upset('dead'),
    );
    expect(await store.frustration('app', ALL, 9)).toEqual([
      { path: '/', element: null, rage: 0, dead: 1, error: 1, abandoned: 0, people: 1 },
      { path: '/', element: BUTTON, rage: 0, dead: 0, error: 1, abandoned: 0, people: 1 },
    ]);
    expect(await store.frustration('app', ALL, 1)).toHaveLength(1);
    expect(await store.frustrationTimes('app', [ALL])).toEqual([3]);
  });

  test('rankings are in one order everywhere, also of signs beyond the common ones', async () => {
    const pages = ['/b', '/𝒂', '/\uffee', '/a', '/ä', '/A'];
    const store = await holding(open, ...pages.map((path) => view('v', path, 1)));
    const paths = (await store.topPages('app', ALL, 9)).map(({ path }) => path);
    expect(paths).toEqual(['/A', '/a', '/b', '/ä', '/\uffee', '/𝒂']);
  });
}

function drillDownContract(open: Open): void {
  test('an event is listed as it came', async () => {
    const whole = record('v', 'element.clicked', 1, {
      seq: 3,
      page: { path: '/', title: 'Start' },
      element: BUTTON,
      props: { text: 'ä 👋', count: 1.5, flag: false, none: null },
    });
    const inFirefox = { ...whole, client: { browser: 'Firefox 140' } };
    const told = { ...record('v', 'visitor.identified', 2, { traits: { seats: 2 }, at: 5 }), clamped: true as const };
    const step = guide('v', 'step.shown', 3, { stepId: 's1', props: { mode: 'show' } });
    const aged = { ...inFirefox, event: { ...whole.event, ageMs: 12 } };
    const store = await holding(open, aged, told, step);
    expect((await store.events('app', { window: ALL, limit: 9 })).events).toEqual([step, told, inFirefox]);
  });

  test('a list of events holds what fits all that is asked', async () => {
    const store = await holding(
      open,
      view('anon', '/orders/1', 1),
      guide('ada', 'step.shown', 2, { stepId: 's1', page: { path: '/orders/2' } }),
      guide('ada', 'guide.started', 3),
      view('ben', '/orders/1/edit', 4),
      identified('ada', 'anon', 5),
    );
    const ask = async (query: object) =>
      (await store.events('app', { window: ALL, limit: 9, ...query })).events.map(({ at }) => at / HOUR);
    expect(await ask({})).toEqual([5, 4, 3, 2, 1]);
    expect(await ask({ name: 'page.viewed' })).toEqual([4, 1]);
    expect(await ask({ name: 'never.seen' })).toEqual([]);
    expect(await ask({ path: '/orders/*' })).toEqual([4, 2, 1]);
    expect(await ask({ path: '/orders/1' })).toEqual([1]);
    expect(await ask({ visitorId: 'ada' })).toEqual([5, 3, 2, 1]);
    expect(await ask({ visitorId: 'anon' })).toEqual([5, 3, 2, 1]);
    expect(await ask({ visitorId: 'nobody' })).toEqual([]);
    expect(await ask({ guideId: 'g' })).toEqual([3, 2]);
    expect(await ask({ guideId: 'g', stepId: 's1' })).toEqual([2]);
    expect(await ask({ window: { from: 2 * HOUR, until: 4 * HOUR } })).toEqual([3, 2]);
  });

  test('a list is read page by page, each event once, whatever comes meanwhile', async () => {
    const events = Array.from({ length: 10 }, (_, index) => view('v', `/${index}`, Math.floor(index / 4)));
    const store = await holding(open, ...events);
    const seen: string[] = [];
    let before: { at: number; eventId: string } | undefined;
    do {
      const page = await store.events('app', { window: ALL, limit: 3, ...(before && { before }) });
      seen.push(...page.events.map(({ event }) => event.page.path));
      before = page.next;
      await store.append('app', [view('v', '/newer', 900)]);
    } while (before !== undefined);
    expect(seen).toEqual(['/9', '/8', '/7', '/6', '/5', '/4', '/3', '/2', '/1', '/0']);
  });
}
