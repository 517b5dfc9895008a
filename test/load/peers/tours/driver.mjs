import { driver } from 'driver.js';
import { STEPS } from './tour.mjs';

driver({
  showProgress: true,
  steps: STEPS.map(({ id, title, text }) => ({ element: `#${id}`, popover: { title, description: text } })),
}).drive();
