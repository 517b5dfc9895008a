import type { App } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { VisitorReasons } from '../guide-api.ts';
import { language } from '../language.ts';
import { Field, Form, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { whyMessages as words } from '../words.ts';

type Drawing = typeof import('@handrail/editor/conditions');

interface Shown {
  visitorId: string;
  found: VisitorReasons;
  by: Drawing;
}

/** Asks why one visitor gets the published guide, or does not. */
export function WhyNot({ app, guideId }: { app: App; guideId: string }) {
  const { api } = useServices();
  const doing = useDoing();
  const [visitorId, setVisitorId] = useState('');
  const [shown, setShown] = useState<Shown | undefined>(undefined);
  useEffect(() => setShown(undefined), [app.appId, guideId]);
  async function ask() {
    setShown(undefined);
    const wanted = visitorId.trim();
    const answer = await doing.run(() => api.explainVisitor(app.appId, guideId, wanted, language));
    if (answer === undefined) return;
    // Drawn with what authors see in the editor.
    const by = await import('@handrail/editor/conditions').catch(() => undefined);
    if (by === undefined) return doing.refuse(words.failed);
    setShown({ visitorId: wanted, found: answer.value, by });
  }
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="hint">{words.text}</p>
      <Form label={words.title} button={words.ask} doing={doing} onSubmit={() => void ask()}>
        <Field label={words.visitor} required value={visitorId} onValue={setVisitorId} />
      </Form>
      {shown && (
        <>
          <h3 dir="auto">{words.answer(shown.visitorId, shown.found.version)}</h3>
          <shown.by.ReasonList reasons={shown.found.reasons} words={words} />
        </>
      )}
    </section>
  );
}
