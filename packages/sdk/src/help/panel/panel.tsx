/** @jsxImportSource #kit */
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import { loadMessages } from '../../kit/messages.ts';
import { themeProperties } from '../../kit/theme.ts';
import { onNavigate } from '../../page/navigation.ts';
import { listen } from '../../page/listen.ts';
import { createSurface } from '../../guides/present/surface.ts';
import { loadHelpWords } from '../words/index.ts';
import { createArticle } from './article.tsx';
import { createHome } from './home.tsx';
import { createLibrary } from './library.ts';
import listsCss from './lists.css?inline';
import type { PanelParts, Place, Room, View } from './room.ts';
import { createSearcher } from './searcher.ts';
import { Sheet } from './sheet.tsx';
import { stayInFront } from './stay-in-front.ts';
import sheetCss from './sheet.css?inline';
import { createTicket } from './ticket.tsx';
import { createTickets } from './tickets.tsx';
import { createWaitingView } from './waiting.tsx';
import talkCss from './talk.css?inline';

export type { PanelParts } from './room.ts';

export interface Panel {
  focus(): void;
  close(): void;
}

/** Opens the panel beside the page, which stays usable. */
export async function openPanel(parts: PanelParts): Promise<Panel> {
  const { context, shelf, mailbox } = parts;
  const { guard, published } = context;
  const messages = await loadMessages(...context.locales());
  const words = await loadHelpWords(messages.locale);
  const life = createLifetime();
  const surface = createSurface({
    css: sheetCss + listsCss + talkCss,
    look: themeProperties(published()?.theme ?? {}),
    ...{ messages, guard },
  });
  const trail: { place: Place; view: View }[] = [];
  let isOpen = true;
  const draw = guard(() => {
    if (!isOpen) return;
    const view = trail.at(-1)?.view;
    if (view) surface.draw(<Sheet room={room} view={view} isDeep={trail.length > 1} />);
  });
  const library = createLibrary(context, shelf, messages.locale, () => {
    draw();
    trail.at(-1)?.view.changed?.();
  });

  const room: Room = {
    ...parts,
    ...{ library, words, messages, draw },
    locale: messages.locale,
    search: createSearcher(library, context, messages.locale),
    announce: surface.announce,
    part: surface.part,
    go: guard((place: Place) => {
      // Home is where the way begins.
      if (place.at === 'home') leave(0);
      trail.push({ place, view: viewOf(place, room) });
      arrive();
    }),
    back: guard(() => {
      leave(trail.length - 1);
      arrive();
    }),
    close: guard(close),
    hide: (isHidden) => surface.layer.toggleAttribute('data-away', isHidden),
  };

  function leave(length: number): void {
    for (const { view } of trail.splice(length)) view.stop?.();
  }

  function arrive(): void {
    draw();
    const view = trail.at(-1)?.view;
    (surface.part(view?.focus ?? '#handrail-heading') ?? surface.part('.sheet'))?.focus({ preventScroll: true });
    const body = surface.part('.body');
    if (body) body.scrollTop = 0;
  }

  function close(): void {
    if (!isOpen) return;
    isOpen = false;
    leave(0);
    life.end();
    parts.onClosed();
  }

  life.add(surface.stop);
  life.add(mailbox.onChange(draw));
  let stopLive = mailbox.live();
  life.add(() => stopLive());
  // What is heard of are the tickets that there were when it began.
  life.add(
    parts.courier.onSent((_, { how }) => {
      if (how !== 'sent') return;
      stopLive();
      stopLive = mailbox.live();
    }),
  );
  life.add(onNavigate(draw));
  life.add(listen(window, 'online', guard(library.load)));
  life.add(keepDropsIn(surface.layer));
  life.add(stayInFront(surface, guard));
  // Notes where the focus was, so that it can be given back.
  surface.focus.take(surface.layer);
  room.go({ at: 'home' });
  surface.focus.offer(surface.part('.sheet'));
  void library.load();
  return { focus: arrive, close };
}

function viewOf(place: Place, room: Room): View {
  switch (place.at) {
    case 'home':
      return createHome(room);
    case 'article':
      return createArticle(room, place.articleId);
    case 'tickets':
      return createTickets(room);
    case 'ticket':
      return createTicket(room, place.ticketId);
    case 'ask':
      return createWaitingView(room, () =>
        import('./form/ask.tsx').then(({ createAsk }) => createAsk(room, place.text ?? '')),
      );
  }
}

/** A file that misses the field it was meant for would else be opened in the place of the page. */
function keepDropsIn(layer: HTMLElement): Stop {
  const life = createLifetime();
  const keep = (event: Event): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  for (const name of ['dragover', 'drop']) life.add(listen(layer, name, keep));
  return life.end;
}
