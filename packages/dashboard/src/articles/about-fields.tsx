import type { App, Article } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Choice, Field } from '../parts/form.tsx';
import { articleMessages } from '../words.ts';
import { partsOf } from './words-part.tsx';

const words = articleMessages.write;

interface AboutFieldsProps {
  app: App;
  article: Article;
  onChange: (article: Article) => void;
}

/** For whom an article is, on which pages it is offered, and the guides that show what it tells. */
export function AboutFields({ app, article, onChange }: AboutFieldsProps) {
  const [pages, setPages] = useState((article.pages ?? []).join('\n'));
  const [guides, setGuides] = useState((article.guideIds ?? []).join(', '));
  const { audience } = article;
  const segments = Object.fromEntries((app.segments ?? []).map(({ segmentId, name }) => [segmentId, name]));
  const chosen = audience === undefined ? '' : audience.type === 'segment' ? audience.segmentId : ' other';
  const isOther = chosen !== '' && !(chosen in segments);
  return (
    <section class="card" aria-label={words.about}>
      <h2>{words.about}</h2>
      <Choice
        label={words.audience}
        value={isOther ? ' other' : chosen}
        options={{ '': words.everybody, ...segments, ...(isOther && { ' other': words.otherAudience }) }}
        onValue={(segmentId) => {
          if (segmentId === ' other') return;
          const next = { ...article };
          delete next.audience;
          onChange(segmentId === '' ? next : { ...next, audience: { type: 'segment', segmentId } });
        }}
      />
      <Field
        label={words.pages}
        note={words.pagesNote}
        lines={3}
        value={pages}
        onValue={(text) => {
          setPages(text);
          onChange({ ...article, pages: partsOf(text) });
        }}
      />
      <Field
        label={words.guides}
        note={words.guidesNote}
        value={guides}
        onValue={(text) => {
          setGuides(text);
          onChange({ ...article, guideIds: partsOf(text) });
        }}
      />
    </section>
  );
}
