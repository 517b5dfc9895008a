import { afterEach, expect, test } from 'vitest';
import { keepPlaced, type Placed } from './place.ts';

let stop = (): void => undefined;
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

const add = (css: string): HTMLElement => {
  const element = document.createElement('div');
  element.style.cssText = `position: fixed; ${css}`;
  document.body.append(element);
  return element;
};

/** A card of 120 × 80 for a target of 40 × 20 at a place, in the window of the test. */
function place(left: number, top: number, side: Placed['side'], size = 'width: 40px; height: 20px') {
  const element = add(`left: ${left}px; top: ${top}px; ${size}`);
  const card = add('width: 120px; height: 80px');
  const hole = add('');
  const tip = card.appendChild(document.createElement('i'));
  stop = keepPlaced(
    { card, hole, tip, element, side },
    (run) =>
      (...args) =>
        void run(...args),
  );
  return { element, card, hole, tip };
}

const width = () => document.documentElement.clientWidth;
const height = () => document.documentElement.clientHeight;
const box = (element: Element) => element.getBoundingClientRect();

test.each(['top', 'right', 'bottom', 'left'] as const)(
  'where there is room, the card lies at the side asked for: %s',
  (side) => {
    const { element, card, hole } = place(width() / 2, height() / 2, side);
    const [target, at] = [box(element), box(card)];
    expect(
      {
        top: at.bottom < target.top,
        right: at.left > target.right,
        bottom: at.top > target.bottom,
        left: at.right < target.left,
      }[side],
    ).toBe(true);
    expect(box(hole).left).toBeLessThan(target.left);
    expect(box(hole).bottom).toBeGreaterThan(target.bottom);
  },
);

test('where there is none, it lies across, and always within the window', () => {
  const { element, card } = place(0, 0, 'top');
  expect(box(card).top).toBeGreaterThan(box(element).bottom);
  expect(box(card).left).toBeGreaterThan(0);
});

test('a target larger than the window is pointed at where it can be seen, without a tip', () => {
  const { card, hole, tip } = place(-50, -50, 'right', 'width: 300vw; height: 300vh');
  expect(tip.hidden).toBe(true);
  expect(box(card).right).toBeLessThan(width());
  expect(box(card).bottom).toBeLessThan(height());
  expect(box(hole).width).toBeLessThan(width() + 20);
});

test('it follows a target that something else pushes away', async () => {
  const { element, card } = place(width() / 2, 20, 'bottom');
  const before = box(card).top;
  await new Promise(requestAnimationFrame);
  element.style.top = '80px';
  await expect.poll(() => box(card).top).toBe(before + 60);
});
