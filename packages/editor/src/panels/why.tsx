import { useEffect } from 'preact/hooks';
import { usePanel } from './context.ts';
import { ReasonList } from './reasons.tsx';

/** Whether the guide would start by itself on this page, for whom the preview is, and why not. */
export function Why() {
  const { desk, state, words } = usePanel();
  const { as, history, here, entries, reasons } = state;
  useEffect(() => desk.explain(words.locale), [as, history?.present, here, entries]);
  if (reasons === undefined) return null;
  return (
    <section class="why" aria-label={words.why.title}>
      <h3>{words.why.title}</h3>
      <ReasonList reasons={reasons} words={words.why} />
    </section>
  );
}
