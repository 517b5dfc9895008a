import Shepherd from 'shepherd.js';
import { STEPS } from './tour.mjs';

const tour = new Shepherd.Tour({ useModalOverlay: true });
for (const { id, title, text } of STEPS)
  tour.addStep({
    id,
    title,
    text,
    attachTo: { element: `#${id}`, on: 'bottom' },
    buttons: [{ text: 'Next', action: tour.next }],
  });
tour.start();
