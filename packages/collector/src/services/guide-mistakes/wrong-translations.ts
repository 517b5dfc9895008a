import type { Block, Guide } from '@handrail/protocol';
import { mapTexts } from '@handrail/protocol/text';
import type { Issue } from '@handrail/protocol/schema';

/** Translations of texts that the guide does not have, or of another type than the text. */
export function findWrongTranslations(guide: Guide): Issue[] {
  const texts = new Map<string, string | Block[]>();
  mapTexts(guide, (path, text) => {
    texts.set(path, text);
    return text;
  });
  return Object.entries(guide.translations ?? {}).flatMap(([locale, translated]) =>
    Object.entries(translated).flatMap(([key, text]) => {
      const message = mistakeIn(text, texts.get(key));
      return message === undefined ? [] : [{ path: `/translations/${locale}/${key.replaceAll('/', '~1')}`, message }];
    }),
  );
}

function mistakeIn(text: string | Block[], own: string | Block[] | undefined): string | undefined {
  if (own === undefined) return 'is no text of this guide; write a place such as steps/first/title';
  if (typeof own !== typeof text) return typeof own === 'string' ? 'must be a string' : 'must be a list of blocks';
  return text === '' && own !== '' ? 'must not be empty; leave it out to keep the text of the guide' : undefined;
}
