import type { App, GuideDraft } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { guidesHref } from '../route.ts';
import { useServices } from '../services.ts';
import { guideMessages } from '../words.ts';
import { useDoing } from './form.tsx';

const words = guideMessages.desk;

/** Deletes what was never published, after one has said so twice; then there is only the list to look at. */
export function RemoveGuide({ app, draft }: { app: App; draft: GuideDraft }) {
  const { api } = useServices();
  const doing = useDoing();
  const [asks, setAsks] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asks) keep.current?.focus();
  }, [asks]);
  if (draft.versions.length > 0) return null;
  async function remove() {
    const done = await doing.run(() => api.removeGuide(app.appId, draft.guide.guideId));
    if (done) location.hash = guidesHref(app.appId);
  }
  if (!asks)
    return (
      <p class="actions">
        <button type="button" class="button small" onClick={() => setAsks(true)}>
          {words.remove}
        </button>
      </p>
    );
  return (
    <div class="form" role="group" aria-label={words.removeTitle}>
      <h3>{words.removeTitle}</h3>
      <p>{words.removeNote}</p>
      <p class="actions">
        <button type="button" class="button" ref={keep} onClick={() => setAsks(false)}>
          {words.keep}
        </button>
        <button type="button" class="button" disabled={doing.busy} onClick={() => void remove()}>
          {words.removeSure}
        </button>
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </div>
  );
}
