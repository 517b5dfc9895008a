import type { Guide, Problem, Step, Walkthrough } from '@handrail/protocol';
import { render } from 'preact';
import { createDrafts } from '../src/api.ts';
import { createDesk } from '../src/desk/create-desk.ts';
import { hearPage } from '../src/desk/hear-page.ts';
import type { EditSession, Outcome } from '../src/edit-session.ts';
import { loadMessages } from '../src/languages.ts';
import { Panels } from '../src/panels/app.tsx';
import { adoptStyles } from '../src/panels/styles.ts';
import { createBackup } from '../src/saving/backup.ts';
import type { Act, Here, PageMessage, PanelMessage, StrengthTold } from '../src/wire.ts';

const WORDS = {
  en: await loadMessages('en'),
  de: await loadMessages('de'),
  fr: await loadMessages('fr'),
};

export const strong: StrengthTold = { word: 'strong', code: 'several', needs: [] };
const here: Here = {
  ...{ type: 'here', url: 'https://shop.test/orders', title: 'Orders', lang: 'en' },
  ...{ width: 1200, height: 800, dark: false, panels: 'frame', recording: false },
};

export const dialog = (stepId: string, title = stepId): Step => ({ type: 'dialog', stepId, title, blocks: [] });
export const tooltip = (stepId: string, title = stepId): Step => ({
  ...{ type: 'tooltip', stepId, title, blocks: [], page: '/orders' },
  target: { v: 1, label: title, role: 'button' },
});
export const walkthrough = (...steps: Step[]): Walkthrough => ({
  ...{ kind: 'walkthrough', guideId: 'order', title: 'Order paper', locale: 'en', trigger: { on: 'call' } },
  steps: steps.length > 0 ? steps : [dialog('a', 'One'), dialog('b', 'Two'), dialog('c', 'Three')],
});

let acts = 0;
export const act = (name: string, more: Partial<Act> = {}): Act => ({
  ...{ actId: (acts += 1), act: 'click', name, role: 'button', url: here.url, advance: 'click' },
  ...{ target: { v: 1, label: name }, strength: strong },
  ...more,
});

interface Stored {
  guide: Guide;
  revision: number;
  by: string;
}

interface Given {
  guides?: Guide[];
  locale?: keyof typeof WORDS;
  storage?: Storage;
  guideId?: string;
}

/** The panels in this page, between a page and a collector that the test plays; time passes when the test says so. */
export function openPanels({ guides = [], locale = 'en', storage = localStorage, guideId }: Given = {}) {
  const stored = new Map<string, Stored>(guides.map((guide) => [guide.guideId, { guide, revision: 1, by: 'Ada' }]));
  const collector = {
    stored,
    /** What every question is answered with instead. */
    instead: undefined as Outcome<unknown> | undefined,
    holder: undefined as string | undefined,
    asked: [] as string[],
  };
  const said: PanelMessage[] = [];
  let waiting: (() => void)[] = [];

  function answer(method: string, path: string, body: unknown, headers: Record<string, string>): Outcome<unknown> {
    const [, , , , id = '', what] = path.split('/');
    if (id === '') return ok({ guides: [...stored.values()].map(({ guide }) => guide) });
    const draft = stored.get(id);
    if (what === 'lease') return draft ? ok(lease(body)) : problem(404, 'not-found');
    if (method === 'GET')
      return draft ? ok({ ...draft, updatedAt: 1, updatedBy: { name: draft.by } }) : problem(404, 'not-found');
    const seen = headers['if-match'];
    if (draft && seen !== undefined && seen !== `"${draft.revision}"`) return problem(412, 'draft-changed');
    const revision = (draft?.revision ?? 0) + 1;
    stored.set(id, { guide: body as Guide, revision, by: 'Ada' });
    return ok({ guide: body, revision, warnings: [] });
  }
  function lease(body: unknown): object {
    if ((body as { take?: boolean }).take) collector.holder = undefined;
    return collector.holder === undefined ? { mine: true } : { mine: false, by: { name: collector.holder }, since: 1 };
  }

  const session: EditSession = {
    ...{ editId: 'edit', guideId: null, rights: ['guide.read', 'guide.write'], origin: 'https://shop.test' },
    ...{ member: { memberId: 'ada', name: 'Ada' }, app: { appId: 'shop', appKey: 'hk_shop', name: 'Shop' } },
    expiresAt: 9_999_999,
  };
  const backup = createBackup(storage, 'shop', () => 1);
  const link = { say: (message: PanelMessage) => void said.push(message) };
  const desk = createDesk({
    ...{ session, link, backup, storage: undefined, now: () => 0 },
    drafts: createDrafts(
      {
        ask: (method, path, body, headers = {}) => {
          collector.asked.push(`${method} ${path}`);
          // Played by the test, which knows what was asked for.
          return Promise.resolve((collector.instead ?? answer(method, path, body, headers)) as Outcome<never>);
        },
      },
      'shop',
    ),
    later(run) {
      waiting.push(run);
      return () => void (waiting = waiting.filter((one) => one !== run));
    },
  });
  desk.set({ entries: guides });
  if (document.adoptedStyleSheets.length === 0) adoptStyles(document);
  const root = document.createElement('div');
  root.id = 'editor';
  document.body.replaceChildren(root);
  const panel = { desk, link, words: WORDS[locale], leave: () => undefined };
  render(<Panels panel={panel} unsent={() => backup.all()} />, root);
  const tell = (message: PageMessage): void => hearPage(desk, message);
  tell(here);
  if (guideId !== undefined) void desk.open(guideId);
  return {
    ...{ collector, desk, said, tell, backup },
    /** Lets all pass that waits for time to pass. */
    rest(): void {
      const now = waiting;
      waiting = [];
      for (const run of now) run();
    },
    close(): void {
      desk.stop();
      render(null, root);
      root.remove();
    },
  };
}

const ok = (value: unknown): Outcome<unknown> => ({ value, status: 200, headers: new Headers() });

export function problem(status: number, code: string, more: Partial<Problem> = {}): Outcome<unknown> {
  const told: Problem = { type: 'about:blank', title: '', status, code, detail: `It is ${code}.`, ...more };
  return { failure: { code, problem: told } };
}
export const offline: Outcome<unknown> = { failure: { code: 'offline' } };
