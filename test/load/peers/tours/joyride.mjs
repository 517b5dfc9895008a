import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Joyride } from 'react-joyride';
import { STEPS } from './tour.mjs';

const steps = STEPS.map(({ id, title, text }) => ({ target: `#${id}`, title, content: text }));
createRoot(document.getElementById('app-root')).render(
  // Without the beacon, which a visitor would have to click first.
  createElement(Joyride, { run: true, continuous: true, steps, options: { skipBeacon: true } }),
);
