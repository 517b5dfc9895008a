/** @jsxImportSource #kit */
import type { VisitorTicket } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say, sayCount } from '../../kit/say.ts';
import { Icon } from '../../guides/present/icons.tsx';
import type { KnownGuide } from '../context.ts';
import { Issues } from './issues.tsx';
import { createFinder, type Finder } from './finder.ts';
import { ArticleRow, GuideRow, Group, TicketRow } from './lists.tsx';
import type { Room, View } from './room.ts';
import type { Result } from './searcher.ts';

/** As many of each as can be taken in at a glance. */
const MOST = 4;
const isWalkthrough = ({ kind }: KnownGuide): boolean => kind === 'walkthrough';
const isOpen = ({ state, unread }: VisitorTicket): boolean => unread > 0 || !/^(solved|closed)$/.test(state);

/** What fits this page and this person, and the search over everything. */
export function createHome(room: Room): View {
  const { words, library, mailbox, locale } = room;
  const finder = createFinder(room);
  // Told before the question: who asks after it has not helped themselves.
  const ask = (text?: string): void => {
    finder.stop();
    room.go({ at: 'ask', ...(text && { text }) });
  };

  return {
    title: () => words.hello,
    focus: 'input[type=search]',
    body() {
      const results = finder.results();
      return (
        <>
          <div class="find">
            <Icon path="M11.300 11.300 14 14M7.200 12.200a5 5 0 1 1 0-10 5 5 0 0 1 0 10" />
            <input
              type="search"
              value={finder.text()}
              aria-label={words.search}
              placeholder={words.search}
              enterkeyhint="search"
              autocomplete="off"
              onInput={(event) => finder.find(event.currentTarget.value)}
            />
          </div>
          {library.state() === 'kept' && <p class="told">{words.offline}</p>}
          {library.state() === 'missing' && (
            <p class="told" role="status">
              {words.failed}{' '}
              <button type="button" class="link" onClick={() => void library.load()}>
                {words.retry}
              </button>
            </p>
          )}
          <div aria-busy={finder.isBusy() || undefined}>
            {results ? <Results {...{ room, finder, results, ask }} /> : <Here room={room} />}
          </div>
        </>
      );
    },
    foot: () => (
      <nav class="ways">
        <button type="button" class="main" onClick={() => ask()}>
          <Icon path="M13.500 7.700c0 2.800-2.500 5-5.500 5-.700 0-1.400-.100-2-.300l-3 1 .900-2.400A4.700 4.700 0 0 1 2.500 7.700c0-2.800 2.500-5 5.500-5s5.500 2.200 5.500 5z" />
          {words.ask}
        </button>
        <button type="button" onClick={() => room.go({ at: 'tickets' })}>
          <Icon path="M3 4.500h10v7H9.500L8 13.300 6.500 11.500H3z" />
          {words.tickets}
          {mailbox.unread() > 0 && <b>{sayCount(words.news, { count: mailbox.unread() }, locale)}</b>}
        </button>
      </nav>
    ),
    changed: finder.again,
    stop: finder.stop,
  };
}

/** What is about this page, and where there is little of it, what else there is. */
function Here({ room }: { room: Room }): Child {
  const { words, library, mailbox } = room;
  const guides = library.guides();
  const walkthroughs = [...library.here(guides.filter(isWalkthrough))];
  const articles = library.here(library.articles());
  const lists = guides.filter(({ kind }) => kind === 'checklist');
  const tickets = mailbox.tickets()?.filter(isOpen) ?? [];
  // Where nothing is about this page, there is something all the same.
  const more = walkthroughs.length + articles.length < 3;
  const anyGuide = more ? guides.filter((one) => isWalkthrough(one) && !walkthroughs.includes(one)) : [];
  const anyArticle = more ? library.articles().filter((one) => !articles.includes(one)) : [];
  const shownGuides = [...walkthroughs, ...anyGuide].slice(0, MOST);
  const shownArticles = [...articles, ...anyArticle].slice(0, MOST);
  const isEmpty = shownGuides.length + shownArticles.length + lists.length + tickets.length === 0;
  return (
    <>
      <Issues room={room} />
      {tickets.length > 0 && (
        <Group title={words.tickets}>
          {tickets.slice(0, 3).map((ticket) => (
            <TicketRow room={room} ticket={ticket} />
          ))}
        </Group>
      )}
      {shownGuides.length > 0 && (
        <Group title={words.guides}>
          {shownGuides.map((guide) => (
            <GuideRow room={room} guide={guide} />
          ))}
        </Group>
      )}
      {lists.length > 0 && (
        <Group title={words.checklists}>
          {lists.map((guide) => (
            <GuideRow room={room} guide={guide} />
          ))}
        </Group>
      )}
      {shownArticles.length > 0 && (
        <Group title={words.articles}>
          {shownArticles.map((article) => (
            <ArticleRow room={room} article={article} />
          ))}
        </Group>
      )}
      {/* Where nothing came, it is not known that there is nothing. */}
      {isEmpty && !/^(loading|missing)$/.test(library.state()) && <p class="blank">{words.empty}</p>}
    </>
  );
}

interface ResultsProps {
  room: Room;
  finder: Finder;
  results: readonly Result[];
  ask(text: string): void;
}

function Results({ room, finder, results, ask }: ResultsProps): Child {
  const { words, locale } = room;
  if (!results.length)
    return (
      <div class="blank">
        <strong>{say(words.nothing, { text: finder.text() })}</strong>
        <p>{words.nothingText}</p>
        <button type="button" class="main" onClick={() => ask(finder.text())}>
          {words.ask}
        </button>
      </div>
    );
  return (
    <Group title={sayCount(words.results, { count: results.length }, locale)}>
      {results
        .slice(0, 20)
        .map((one) =>
          'articleId' in one ? (
            <ArticleRow room={room} article={one} opened={finder.opened} />
          ) : (
            <GuideRow room={room} guide={one} opened={finder.opened} />
          ),
        )}
    </Group>
  );
}
