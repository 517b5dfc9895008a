import type { GuideHistory } from '@handrail/protocol';
import type { Platform } from '../../core/platform.ts';
import type { GuideMemory } from '../memory.ts';

/** How many guides that interrupt have started by themselves on the visitor's day. */
export interface Day {
  /** One has started, by itself or since it was asked for. */
  add(guideId: string, asked: boolean): void;
  /** Here, or, where the history knows of more, anywhere. */
  count(known: readonly GuideHistory[]): number;
}

export function createDay({ today }: Pick<GuideMemory, 'today'>, now: Platform['now']): Day {
  const dayOf = (instant = 0): string => new Date(instant).toDateString();
  const read = () => {
    const saved = today.read();
    return saved?.day === dayOf(now()) ? saved : { day: dayOf(now()), count: 0, asked: [] };
  };
  return {
    add(guideId, isAsked) {
      const { day, count, asked } = read();
      today.write(isAsked ? { day, count, asked: [...asked, guideId] } : { day, count: count + 1, asked });
    },
    count(known) {
      const { day, count, asked } = read();
      const anywhere = known.filter(({ guideId, startedAt }) => dayOf(startedAt) === day && !asked.includes(guideId));
      return Math.max(count, anywhere.length);
    },
  };
}
