/** @jsxImportSource #kit */
import type { Corner } from '@handrail/protocol';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { createFocusKeeper, onReach } from '../kit/focus.ts';
import { render, type Child } from '../kit/jsx-runtime.ts';
import { createRoot } from '../kit/root.ts';
import { claimRoom } from '../kit/room.ts';
import { themeProperties } from '../kit/theme.ts';
import { listen } from '../page/listen.ts';
import type { HelpContext } from './context.ts';
import css from './launcher.css?inline';

export interface Launcher {
  /** How many answers nobody has read. */
  mark(unread: number): void;
  show(isShown: boolean): void;
  /** Out of the way of what leads through a task. */
  yield(isAway: boolean): void;
  stop: Stop;
}

/** All that it says, so that no language is fetched for it: its name, and that there is something new. */
const WORDS: Readonly<Record<string, readonly [help: string, news: string]>> = {
  ar: ['مساعدة', 'ردود جديدة: {count}'],
  de: ['Hilfe', 'Neue Antworten: {count}'],
  en: ['Help', 'New answers: {count}'],
  es: ['Ayuda', 'Respuestas nuevas: {count}'],
  fr: ['Aide', 'Nouvelles réponses : {count}'],
  it: ['Aiuto', 'Nuove risposte: {count}'],
  ja: ['ヘルプ', '新しい回答: {count}'],
  nl: ['Hulp', 'Nieuwe antwoorden: {count}'],
  pl: ['Pomoc', 'Nowe odpowiedzi: {count}'],
  pt: ['Ajuda', 'Novas respostas: {count}'],
};

const languageOf = (locales: readonly string[]): string =>
  locales.map((one) => one.slice(0, 2).toLowerCase()).find((one) => Object.hasOwn(WORDS, one)) ?? 'en';

/** The button that opens help, in a corner of the window. */
export function createLauncher(context: HelpContext, corner: Corner, press: () => void): Launcher {
  const { guard, published, locales } = context;
  const life = createLifetime();
  const root = createRoot(css, themeProperties(published()?.theme ?? {}), guard);
  const focus = createFocusKeeper(root.host);
  const language = languageOf(locales());
  const [help, news] = WORDS[language] ?? ['Help', ''];
  let unread = 0;
  let isShown = true;
  let isAway = false;
  let release: Stop | undefined;

  function draw(): void {
    const isThere = isShown && !isAway;
    render(isThere && <Button />, root.layer);
    const place = root.layer.querySelector<HTMLElement>('.place') ?? undefined;
    if (place && !release) release = claimRoom(corner, place, guard);
    else if (!place) {
      release?.();
      release = undefined;
    }
    focus.offer(place?.querySelector<HTMLElement>('button') ?? undefined);
  }

  const Button = (): Child => (
    <div class="place" data-corner={corner}>
      <button type="button" lang={language} aria-haspopup="dialog" onClick={press}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M9 9.300a3 3 0 1 1 4.300 2.700c-.900.450-1.300 1-1.300 2M12 17.300v.01M21 12a9 9 0 0 1-13.200 7.950L3.600 21l1.200-3.900A9 9 0 1 1 21 12" />
        </svg>
        <span>{help}</span>
        {unread > 0 && (
          <b aria-label={news.replace('{count}', `${unread}`)} role="img">
            {unread > 9 ? '9+' : unread}
          </b>
        )}
      </button>
    </div>
  );

  root.layer.dir = getComputedStyle(document.documentElement).direction;
  root.raise();
  draw();
  life.add(root.stop);
  life.add(onReach(root.layer, [window, root.layer]));
  life.add(listen(root.layer, 'mousedown', guard(focus.keep)));
  life.add(focus.giveBack);
  life.add(() => release?.());

  return {
    mark(next) {
      unread = next;
      draw();
    },
    show(next) {
      isShown = next;
      draw();
    },
    yield(next) {
      if (next === isAway) return;
      isAway = next;
      draw();
    },
    stop: life.end,
  };
}
