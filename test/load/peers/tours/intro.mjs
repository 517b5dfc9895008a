import introJs from 'intro.js';
import { STEPS } from './tour.mjs';

introJs
  .tour()
  .setOptions({ steps: STEPS.map(({ id, title, text }) => ({ element: `#${id}`, title, intro: text })) })
  .start();
