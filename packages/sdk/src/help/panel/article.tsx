/** @jsxImportSource #kit */
import type { ArticlePage } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { Blocks } from '../../guides/present/blocks.tsx';
import { say } from '../../kit/say.ts';
import { startGuide } from './lists.tsx';
import type { Room, View } from './room.ts';

/** One article, with the guides that show what it tells. */
export function createArticle(room: Room, articleId: string): View {
  const { words, library, messages, context } = room;
  let page: ArticlePage | undefined;
  let hasFailed = false;
  let helped: boolean | undefined;

  const load = context.guard(async () => {
    hasFailed = false;
    page = await library.article(articleId);
    hasFailed = !page;
    if (page) context.recorder.record({ name: 'article.opened', props: { articleId, version: page.version } });
    room.draw();
  });
  load();

  const rate = (isGood: boolean): void => {
    helped = isGood;
    const version = page?.version ?? 0;
    context.recorder.record({ name: 'article.rated', props: { articleId, version, helped: isGood } });
    room.draw();
    room.part('.asked')?.focus();
  };

  const guides = (): Child =>
    library
      .guides()
      .filter(({ guideId }) => page?.guideIds?.includes(guideId))
      .map(({ guideId, title }) => (
        <button type="button" class="main wide" onClick={() => startGuide(room, guideId)}>
          {say(words.startGuide, { title })}
        </button>
      ));

  return {
    title: () => page?.title ?? words.articles,
    body() {
      if (!page)
        return (
          <div class="blank" role="status">
            <p>{hasFailed ? words.failed : words.loading}</p>
            {hasFailed && (
              <button type="button" onClick={load}>
                {words.retry}
              </button>
            )}
          </div>
        );
      return (
        <article>
          <div class="text" lang={page.locale} dir="auto">
            <Blocks blocks={page.blocks} messages={messages} />
          </div>
          <div class="starts">{guides()}</div>
        </article>
      );
    },
    foot: () =>
      page && (
        <div class="asked" tabIndex={-1} role="status">
          {helped === undefined ? (
            <>
              <span>{words.helped}</span>
              <button type="button" onClick={() => rate(true)}>
                {words.yes}
              </button>
              <button type="button" onClick={() => rate(false)}>
                {words.no}
              </button>
            </>
          ) : helped ? (
            words.thanks
          ) : (
            <>
              <span>{words.unhelped}</span>
              <button type="button" class="main" onClick={() => room.go({ at: 'ask' })}>
                {words.ask}
              </button>
            </>
          )}
        </div>
      ),
  };
}
