import type { Guide } from '@handrail/protocol';
import { advise, type Advice } from '@handrail/protocol/advice';
import { warningsOf } from '../desk/desk-state.ts';
import type { Desk } from '../desk/create-desk.ts';
import { say, type Messages } from '../messages.ts';
import { usePanel } from './context.ts';

/** The most that the collector takes, in kilobytes. */
const MOST_KB = 1_024;

interface Finding {
  path: string;
  message: string;
}

/** What stands in the way of saving, and what is worth a look, each with its place. */
export function findingsOf(desk: Desk, words: Messages): { serious: Finding[]; warnings: Finding[] } {
  const guide = desk.guide();
  if (!guide) return { serious: [], warnings: [] };
  const { save, entries, session, findings } = desk.state();
  const told = warningsOf(save);
  const advice = advise(guide, {
    theme: session.app.theme,
    guideIds: entries && new Set(entries.map(({ guideId }) => guideId)),
  });
  const absent = desk.steps().flatMap((step, index) => {
    const found = findings[step.stepId];
    if (found?.state !== 'missing') return [];
    return [{ path: `/steps/${index}/target`, message: `${words.missing[found.reason]}: ${nameOf(guide, index)}` }];
  });
  const size = Math.ceil(JSON.stringify(guide).length / 1_024);
  const large = size > MOST_KB * 0.8 ? [{ path: '', message: say(words.size, { size, most: MOST_KB }) }] : [];
  return {
    serious: save.is === 'refused' ? (told.length > 0 ? [...told] : [{ path: '', message: save.detail }]) : [],
    warnings: [...large, ...absent, ...advice.map((one) => inWords(one, words)), ...(save.is === 'saved' ? told : [])],
  };
}

const inWords = ({ path, code, about = {} }: Advice, words: Messages): Finding => ({
  path,
  message: say(words.advise[code], about),
});

function nameOf(guide: Guide, index: number): string {
  const step = guide.kind === 'walkthrough' ? guide.steps[index] : undefined;
  return step && 'title' in step ? step.title : (step?.stepId ?? '');
}

export function CheckPanel() {
  const { desk, words } = usePanel();
  const { serious, warnings } = findingsOf(desk, words);
  return (
    <div class="step">
      <h2>{words.checkTitle}</h2>
      {serious.length + warnings.length === 0 && <p role="status">{words.clean}</p>}
      <Findings title={words.serious} all={serious} bad />
      <Findings title={words.warnings} all={warnings} />
    </div>
  );
}

function Findings({ title, all, bad = false }: { title: string; all: readonly Finding[]; bad?: boolean }) {
  const { desk } = usePanel();
  if (all.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 class={bad ? 'bad' : ''}>{title}</h3>
      <ul class="guide-list">
        {all.map(({ path, message }) => {
          const place = placeOf(desk, path);
          return (
            <li key={`${path} ${message}`}>
              <button type="button" class="step-row" onClick={() => goTo(desk, path)}>
                <span class="step-words">
                  <span dir="auto">{message}</span>
                  {place !== '' && <small dir="auto">{place}</small>}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The step that a JSON pointer speaks of, by its number. */
const stepAt = (path: string): number | undefined => {
  const index = /^\/steps\/(\d+)/.exec(path)?.[1];
  return index === undefined ? undefined : Number(index);
};

function placeOf(desk: Desk, path: string): string {
  const index = stepAt(path);
  const guide = desk.guide();
  return index === undefined || !guide ? '' : `${index + 1}. ${nameOf(guide, index)}`;
}

/** Leads to where a finding can be mended. */
function goTo(desk: Desk, path: string): void {
  const index = stepAt(path);
  const step = index === undefined ? undefined : desk.steps()[index];
  if (step) return desk.look('steps', step.stepId);
  if (path.startsWith('/translations')) return desk.look('languages');
  desk.look(path === '' || path === '/steps' ? 'steps' : 'guide');
}
