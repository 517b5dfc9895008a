import { describe, expect, test } from 'vitest';
import type { Schedulable, Situation } from '../schedule/judge.ts';
import { explainGuide, verdictOf } from './explain-guide.ts';
import type { Reason } from './reason.ts';
import { french } from './texts-fr.ts';
import { german } from './texts-de.ts';
import { english } from './texts-en.ts';

const guide: Schedulable = {
  ...{ kind: 'walkthrough', guideId: 'tour', holdOut: 10 },
  trigger: {
    on: 'any',
    of: [
      { on: 'page', path: '/orders' },
      { on: 'idle', seconds: 30 },
    ],
  },
  audience: { type: 'guide', guideId: 'first', state: 'completed' },
};
const now: Situation = {
  facts: { page: { path: '/', query: '', hash: '' }, traits: {}, history: () => undefined },
  history: () => undefined,
  ...{ limits: { perDay: 2 }, shownToday: 2, busy: true },
  fired: () => false,
  isFor: () => true,
};
const titleOf = (guideId: string): string => `Guide ${guideId}`;
const told = (reasons: readonly Reason[]): string[] =>
  reasons.flatMap(({ holds, inPage, words, of = [] }) => [`${inPage ? '?' : holds ? '+' : '-'} ${words}`, ...told(of)]);

describe('what speaks for a guide and against it', () => {
  test('in the page each is known', () => {
    const reasons = explainGuide(guide, { now, isHeldOut: true, other: 'news' }, { texts: english, titleOf });
    expect(told(reasons)).toEqual([
      '- none of its triggers has happened',
      '- the page is /, which does not fit /orders',
      '- the visitor has not been idle for 30 seconds',
      '- the guide “Guide first” was not completed',
      '- the visitor is held out of it, so that its effect can be seen',
      '+ the visitor has not seen it',
      '- 2 guides started by themselves today, of at most 2',
      '- the guide “Guide news” is being shown',
    ]);
    expect(verdictOf(reasons)).toBe('against');
  });

  test('away from the page it is said what has to be, in the language of whoever asks', () => {
    const isKnown = (what: object): boolean => 'type' in what && what.type === 'guide';
    const options = { titleOf, isKnown };
    const moment = {
      now: { ...now, history: () => ({ guideId: 'tour', startedAt: 1 }) },
      isHeldOut: 'unknown' as const,
    };
    const inGerman = explainGuide({ ...guide, trigger: { on: 'exit' } }, moment, { ...options, texts: german });
    expect(told(inGerman)).toEqual([
      '? der Zeiger muss das Fenster oben verlassen',
      '- die Anleitung „Guide first“ wurde nicht abgeschlossen',
      '? 10 % der Personen bekommen sie nicht, damit man ihre Wirkung sieht',
      expect.stringMatching(/^\+ sie begann zuletzt .* und darf wiederkommen$/),
      expect.stringMatching(/^\? keine andere Anleitung darf im Weg sein/),
    ]);
    const everybody = { kind: 'hint', guideId: 'tip', trigger: guide.trigger } as const;
    const inFrench = explainGuide(everybody, moment, { ...options, texts: french });
    expect(told(inFrench).slice(0, 3)).toEqual([
      '? l’un de ses déclencheurs doit se produire',
      '? la page doit correspondre à /orders',
      '? la personne doit rester inactive 30 secondes',
    ]);
    expect(verdictOf(inFrench)).toBe('in-page');
  });
});
