import { useEffect } from 'preact/hooks';
import type { View } from '../desk/desk-state.ts';
import type { Kept } from '../saving/backup.ts';
import { CheckPanel, findingsOf } from './check.tsx';
import { AroundContext } from './condition.tsx';
import { PanelContext, usePanel, type Panel } from './context.ts';
import { optionsOf } from './fields.tsx';
import { GuidePanel } from './guide.tsx';
import { KindPanel } from './kind.tsx';
import { LanguagesPanel } from './languages.tsx';
import { PreviewPanel } from './preview.tsx';
import { Start } from './start.tsx';
import { Banner, SaveTrouble } from './status.tsx';
import { StepPanel } from './step.tsx';
import { StepsPanel } from './steps.tsx';
import { Picking } from './target.tsx';
import { Top } from './top.tsx';

/** The panels of the editor. */
export function Panels({ panel, unsent }: { panel: Panel; unsent: () => readonly Kept[] }) {
  return (
    <PanelContext.Provider value={panel}>
      <Frame unsent={unsent} />
    </PanelContext.Provider>
  );
}

function Frame({ unsent }: { unsent: () => readonly Kept[] }) {
  const { desk, state, words } = usePanel();
  const guide = state.history?.present;
  useEffect(() => {
    // Where words are written, they take it back themselves, by the same history.
    const onKey = (event: KeyboardEvent): void => {
      const letter = event.key.toLowerCase();
      if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      if (letter !== 'z' && letter !== 'y') return;
      event.preventDefault();
      if (letter === 'y' || event.shiftKey) desk.redo();
      else desk.undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [desk]);
  if (state.folded) return <Top />;
  return (
    <>
      <Top />
      {guide && !state.recording && <Tabs />}
      <main class="panel" tabIndex={-1}>
        <SaveTrouble />
        {state.trouble !== undefined && (
          <Banner>
            <p>{state.trouble === 'offline' ? words.offlineTitle : state.trouble}</p>
          </Banner>
        )}
        <Picking />
        {!guide && !state.picking && <Start unsent={unsent()} />}
        {guide && (
          <AroundContext.Provider value={{ words, segments: state.session.app.segments, guides: state.entries }}>
            <Open />
          </AroundContext.Provider>
        )}
      </main>
      <p class="unseen" role="status">
        {state.said}
      </p>
    </>
  );
}

function Open() {
  const { desk, state } = usePanel();
  const guide = desk.guide();
  if (!guide || state.picking) return null;
  const step = desk.steps().find(({ stepId }) => stepId === state.stepId);
  switch (state.view) {
    case 'steps':
      if (guide.kind !== 'walkthrough') return <KindPanel guide={guide} />;
      return step ? <StepPanel step={step} key={step.stepId} /> : <StepsPanel />;
    case 'guide':
      return <GuidePanel guide={guide} />;
    case 'preview':
      return <PreviewPanel />;
    case 'check':
      return <CheckPanel />;
    case 'languages':
      return <LanguagesPanel guide={guide} />;
  }
}

function Tabs() {
  const { desk, state, words } = usePanel();
  const { serious, warnings } = findingsOf(desk, words);
  const guide = desk.guide();
  const count = serious.length + warnings.length;
  return (
    <nav class="tabs" aria-label={words.panels}>
      {optionsOf<View>(words.views).map(([view, label]) => (
        <button
          key={view}
          type="button"
          {...(state.view === view && { 'aria-current': 'page' as const })}
          onClick={() => desk.look(view)}
        >
          {view === 'steps' && guide?.kind !== 'walkthrough' ? words.content : label}{' '}
          {view === 'check' && count > 0 && <span class={serious.length > 0 ? 'count bad' : 'count'}>{count}</span>}
        </button>
      ))}
    </nav>
  );
}
