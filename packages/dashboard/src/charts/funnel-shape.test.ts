import type { FunnelStep, GuideSummary } from '@handrail/protocol';
import { describe, expect, test } from 'vitest';
import { funnelBars, funnelPicture, largestLoss } from './funnel-shape.ts';

const words = { started: 'Started', completed: 'Completed' };
const guide = (startedBy: number, completedBy: number): GuideSummary => ({
  guideId: 'g',
  kind: 'walkthrough',
  title: 'First request',
  version: 1,
  starts: startedBy,
  startedBy,
  completedBy,
  completionRate: startedBy ? completedBy / startedBy : null,
  shown: 0,
  missed: 0,
  missRate: null,
  affectedBy: 0,
});
const step = (stepId: string, reachedBy: number, lost: number): FunnelStep => ({
  stepId,
  title: stepId,
  reachedBy,
  lost,
  lostShare: reachedBy ? lost / reachedBy : null,
  dismissedBy: 0,
  shown: reachedBy,
  missed: 0,
  missRate: null,
});

describe('funnelBars', () => {
  const bars = funnelBars(guide(10, 4), [step('open', 10, 2), step('fill', 8, 4)], words);

  test('the start comes first, the completed last, the steps numbered between', () => {
    expect(bars.map(({ title, people, number }) => [title, people, number])).toEqual([
      ['Started', 10, undefined],
      ['open', 10, 1],
      ['fill', 8, 2],
      ['Completed', 4, undefined],
    ]);
  });
  test('shares are of those who started', () => {
    expect(bars.map(({ share }) => share)).toEqual([1, 1, 0.8, 0.4]);
  });
  test('with nobody there is no share', () => {
    expect(funnelBars(guide(0, 0), [step('open', 0, 0)], words).map(({ share }) => share)).toEqual([null, null, null]);
  });
  test('the largest loss is named, and no loss is none', () => {
    expect(largestLoss(bars)?.title).toBe('fill');
    expect(largestLoss(funnelBars(guide(3, 3), [step('open', 3, 0)], words))).toBeUndefined();
  });
});

describe('funnelPicture', () => {
  const bars = funnelBars(guide(10, 5), [step('open', 10, 5)], words);

  test('lengths are in proportion to people', () => {
    const { rows, barWidth } = funnelPicture(bars, 900);
    expect(rows.map(({ width }) => width / barWidth)).toEqual([1, 1, 0.5]);
  });
  test('one person among very many can still be seen, and nobody cannot', () => {
    const { rows } = funnelPicture(funnelBars(guide(100_000, 0), [step('open', 1, 1)], words), 400);
    expect(rows.map(({ width }) => width > 0)).toEqual([true, true, false]);
  });
  test.each([320, 390, 639, 640, 1_100])('at %d px nothing leaves the picture', (width) => {
    const picture = funnelPicture(bars, width);
    for (const row of picture.rows) {
      expect(picture.barX + row.width).toBeLessThanOrEqual(width);
      expect(row.barY + 28).toBeLessThanOrEqual(picture.height);
      expect(row.titleX + row.titleWidth).toBeLessThanOrEqual(width);
    }
  });
  test('a step that more people reached than the one before stays inside as well', () => {
    const picture = funnelPicture(funnelBars(guide(2, 2), [step('late', 9, 7)], words), 700);
    expect(Math.max(...picture.rows.map(({ width }) => width))).toBe(picture.barWidth);
  });
});
