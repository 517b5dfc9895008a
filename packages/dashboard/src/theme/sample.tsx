import type { Theme } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { themeMessages as words } from '../words.ts';
import type { Scheme } from './theme-draft.ts';

type SampleModule = typeof import('@handrail/sdk/src/preview.ts');
type Shown = Awaited<ReturnType<SampleModule['showSample']>>;

/** A step as visitors see it, drawn by what draws it for them, in one scheme. */
export function Sample({ theme, scheme }: { theme: Theme; scheme: Scheme }) {
  const { drawing } = useServices();
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<Shown | undefined>(undefined);
  const [failed, setFailed] = useState(false);
  const look: Theme = { ...theme, scheme };
  const now = useRef(look);
  now.current = look;
  useEffect(() => {
    let gone = false;
    void drawing().then(
      async ({ showSample }) => {
        if (gone || !place.current) return;
        const blocks = [{ type: 'paragraph' as const, content: [{ text: words.sampleText }] }];
        const sample = await showSample(place.current, {
          ...{ title: words.sampleTitle, blocks, locale: document.documentElement.lang },
        });
        if (gone) return sample.stop();
        shown.current = sample;
        sample.wear(now.current);
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      shown.current?.stop();
      shown.current = undefined;
    };
  }, [drawing]);
  useEffect(() => shown.current?.wear(look), [JSON.stringify(look)]);
  return (
    <figure class={`sample ${scheme}`}>
      <figcaption class="muted">{words.schemeNames[scheme]}</figcaption>
      <div class="sample-place" role="img" aria-label={words.previewOf(words.schemeNames[scheme])} ref={place} />
      {failed && <p class="muted">{words.previewFailed}</p>}
    </figure>
  );
}
