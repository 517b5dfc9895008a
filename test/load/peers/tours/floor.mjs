// As little as a step can be: preact draws a card, @floating-ui/dom says where. No light around the element, no way on.
import { autoUpdate, computePosition, flip, offset, shift } from '@floating-ui/dom';
import { h, render } from 'preact';
import { STEPS } from './tour.mjs';

const [{ id, title, text }] = STEPS;
const layer = document.createElement('div');
document.body.append(layer);
render(
  h('div', { class: 'floor-card', role: 'dialog' }, h('h2', {}, title), h('p', {}, text), h('button', {}, 'Next')),
  layer,
);
const card = layer.firstElementChild;
const element = document.getElementById(id);
autoUpdate(element, card, async () => {
  const { x, y } = await computePosition(element, card, { middleware: [offset(8), flip(), shift()] });
  Object.assign(card.style, { left: `${x}px`, top: `${y}px` });
});
