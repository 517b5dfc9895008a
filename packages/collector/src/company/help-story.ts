import type { DeskMove, DeskStory } from './desk-story.ts';
import type { Dice } from './dice.ts';
import { createCounter, type AppTruth } from './truth.ts';
import type { Visit } from './visit.ts';

/** What people look for in the help panel, and whether they ask in the end. */
export interface HelpStory {
  /** Perhaps this visitor needs help now: what comes of it at the service centre. */
  seek(visit: Visit): DeskMove[];
  truth(): AppTruth['help'];
}

/** Days after somebody asked for help in which they do not ask again, so that each visit to the help stands alone. */
const APART = 3;
const FAILED = ['credit note', 'change the cost centre', 'approve on the phone', 'supplier is missing'];

export function createHelpStory(dice: Dice, days: number, desk: Pick<DeskStory, 'ask'>): HelpStory {
  const last = new Map<string, number>();
  const searches = createCounter();
  let visits = 0;
  let selfSolved = 0;
  let fromPanel = 0;

  function look(visit: Visit, isFound: boolean): void {
    visit.note({ name: 'help.searched', props: isFound ? { results: 3 } : { results: 0, words: dice.pick(FAILED) } });
    searches.add(!isFound);
    if (isFound) visit.note({ name: 'article.opened', props: { articleId: `sample-article-${dice.between(1, 4)}` } });
    visits += 1;
  }

  return {
    seek(visit) {
      const { visitorId } = visit.person;
      const isNearlyOver = visit.dayIndex >= days - APART;
      const isFree = visit.dayIndex - (last.get(visitorId) ?? -APART) >= APART;
      if (!isFree || !dice.chance(isNearlyOver ? 0.12 : 0.035)) return [];
      last.set(visitorId, visit.dayIndex);
      const looks = dice.chance(0.8);
      // What nobody can know yet is not told: whether those of the last days will ask after all.
      const asks = !looks || isNearlyOver || dice.chance(0.35);
      if (looks) look(visit, dice.chance(asks ? 0.5 : 0.9));
      if (!asks) {
        selfSolved += 1;
        return [];
      }
      fromPanel += 1;
      const moves = desk.ask(visit);
      visit.note({ name: 'ticket.created', props: { attachments: 0 } });
      return moves;
    },
    truth: () => ({
      ...{ visits, selfSolved, failedSearches: searches.share() },
      deflection: { numerator: selfSolved, denominator: selfSolved + fromPanel },
    }),
  };
}
