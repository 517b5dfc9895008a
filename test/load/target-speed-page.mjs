// Runs in the page: builds tables of any size and measures describe, exact hits, the whole search and a hundred watches.
import { describe, find, watch } from '@handrail/target';

const at = (all, share) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;
const spread = (all) => ({ p50: Number(at(all, 0.5).toFixed(2)), p95: Number(at(all, 0.95).toFixed(2)) });

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function row(number) {
  const made = element('tr', 'row');
  for (const text of [`A-${number}`, `Person ${number}`, `€${number * 3}`]) {
    const cell = made.appendChild(element('td', 'cell'));
    cell.append(element('span', '', text));
  }
  const cell = made.appendChild(element('td', 'actions'));
  for (const text of ['Edit', 'Refund'])
    cell.appendChild(element('button', 'btn btn-link')).append(element('span', '', text));
  return made;
}

function build(nodes) {
  const body = element('tbody');
  for (let number = 0; number * 12 < nodes; number++) body.append(row(number));
  const table = element('table');
  table.append(body);
  const save = element('button', 'btn btn-primary', 'Save');
  save.dataset.testid = 'save';
  const send = element('button', 'btn', 'Send');
  document.body.replaceChildren(element('h1', '', 'Orders'), table, save, send);
  document.body.getBoundingClientRect();
}

function timed(times, action) {
  const start = performance.now();
  action();
  times.push(performance.now() - start);
}

globalThis.speed = {
  sizes(nodes) {
    build(nodes);
    const buttons = Array.from(document.querySelectorAll('button'));
    const [describing, byTestId, byLabel, searching] = [[], [], [], []];
    const records = buttons
      .filter((_, number) => number % Math.ceil(buttons.length / 8) === 0)
      .map((button) => describe(button));
    const [save, send] = buttons.slice(-2).map((button) => describe(button));
    for (let round = 0; round < 25; round++) {
      timed(describing, () => describe(buttons[(round * 37) % buttons.length]));
      timed(byTestId, () => find(save, document));
      timed(byLabel, () => find(send, document));
      // A label that is nowhere forces the whole search.
      timed(searching, () => find({ ...records[round % records.length], label: 'Change' }, document));
    }
    return {
      nodes: document.querySelectorAll('*').length,
      describe: spread(describing),
      'exact, test id': spread(byTestId),
      'exact, label': spread(byLabel),
      'whole search': spread(searching),
    };
  },
  /** A hundred targets, half of them gone, on a page that changes a thousand times a second for some seconds. */
  async watching(seconds) {
    build(5_000);
    const buttons = Array.from(document.querySelectorAll('button'));
    const records = Array.from({ length: 100 }, (_, number) => describe(buttons[number * 5] ?? buttons[0]));
    const stops = records.map((record, number) =>
      watch(number % 2 ? { ...record, label: 'Gone', item: undefined } : record, document, () => undefined),
    );
    const cells = Array.from(document.querySelectorAll('td span'));
    const end = performance.now() + seconds * 1_000;
    let changes = 0;
    await new Promise((resolve) => {
      const tick = () => {
        for (let change = 0; change < 10; change++) cells[(changes += 1) % cells.length].textContent = `v${changes}`;
        if (performance.now() < end) setTimeout(tick, 10);
        else resolve();
      };
      tick();
    });
    for (const stop of stops) stop();
    return changes / seconds;
  },
};
