import type { App, Article } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Checks, Choice, Field } from '../parts/form.tsx';
import { locale } from '../language.ts';
import { useServices } from '../services.ts';
import { inLocale } from '../tickets/desk.ts';
import { useLive } from '../use-live.ts';
import { articleMessages } from '../words.ts';
import { partsOf } from './words-part.tsx';

const words = articleMessages.write;

const SETTINGS_POLL_MS = 300_000;

/** What visitors of an app can ask about, by id. */
function useCategories(appId: string): Record<string, string> {
  const { api } = useServices();
  const { categories = [] } = useLive('support', () => api.support(), SETTINGS_POLL_MS).value?.settings ?? {};
  const here = categories.filter(({ appIds }) => appIds?.includes(appId) ?? true);
  return Object.fromEntries(here.map(({ categoryId, name }) => [categoryId, inLocale(name, locale)]));
}

interface AboutFieldsProps {
  app: App;
  article: Article;
  onChange: (article: Article) => void;
}

/** For whom an article is, on which pages it is offered, and the guides that show what it tells. */
export function AboutFields({ app, article, onChange }: AboutFieldsProps) {
  const [pages, setPages] = useState((article.pages ?? []).join('\n'));
  const [guides, setGuides] = useState((article.guideIds ?? []).join(', '));
  const { audience, categoryIds = [] } = article;
  const categories = useCategories(app.appId);
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
      {Object.keys(categories).length > 0 && (
        <Checks
          label={words.categories}
          options={categories}
          chosen={categoryIds}
          onChosen={(chosen) => {
            // Those that are not there any more, or are of other apps, stay as they are.
            const others = categoryIds.filter((id) => !Object.hasOwn(categories, id));
            onChange({ ...article, categoryIds: [...others, ...chosen] });
          }}
        />
      )}
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
