// Runs in the page: builds tables of any size and measures describe, exact hits, the whole search and its slices, and watches.
import { describe, find, watch } from '@handrail/target';
import { searchInSteps } from '../../packages/target/src/search.ts';

const at = (all, share) => [...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;
const spread = (all) => ({ p50: at(all, 0.5), p95: at(all, 0.95) });

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

/** The longest of the steps that the search hands over between: what no slice can be shorter than. */
function longestStep(record) {
  const steps = searchInSteps(record, document);
  let longest = 0;
  for (let done = false; !done;) {
    const start = performance.now();
    done = steps.next().done;
    longest = Math.max(longest, performance.now() - start);
  }
  return longest;
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 0));
let stops = [];

globalThis.speed = {
  async sizes(nodes, rounds = 60) {
    build(nodes);
    const buttons = Array.from(document.querySelectorAll('button'));
    const [describing, byTestId, byLabel, searching, steps] = [[], [], [], [], []];
    const records = buttons
      .filter((_, number) => number % Math.ceil(buttons.length / 8) === 0)
      .map((button) => describe(button));
    const [save, send] = buttons.slice(-2).map((button) => describe(button));
    for (let round = 0; round < rounds; round++) {
      // A label that is nowhere forces the whole search.
      const record = { ...records[round % records.length], label: 'Change' };
      timed(describing, () => describe(buttons[(round * 37) % buttons.length]));
      timed(byTestId, () => find(save, document));
      timed(byLabel, () => find(send, document));
      timed(searching, () => find(record, document));
      steps.push(longestStep(record));
      await rest();
    }
    return {
      nodes: document.querySelectorAll('*').length,
      describe: spread(describing),
      'exact, test id': spread(byTestId),
      'exact, role and label': spread(byLabel),
      'whole search': spread(searching),
      'longest step of it': spread(steps),
    };
  },
  /** A page with `count` targets watched, half of them gone. */
  prepare(count) {
    build(5_000);
    const buttons = Array.from(document.querySelectorAll('button'));
    const records = Array.from({ length: count }, (_, number) => describe(buttons[number * 5] ?? buttons[0]));
    return records.map((record, number) => (number % 2 ? { ...record, label: 'Gone', item: undefined } : record));
  },
  start(records) {
    stops = records.map((record) => watch(record, document, () => undefined));
  },
  stop() {
    for (const stop of stops.splice(0)) stop();
  },
  /** Changes the texts of cells at a steady rate for some seconds; tells how often it did. */
  async change(perSecond, seconds) {
    const cells = Array.from(document.querySelectorAll('td span'));
    const begin = performance.now();
    let changes = 0;
    for (let past = 0; past < seconds * 1_000; past = performance.now() - begin) {
      for (; changes < (past / 1_000) * perSecond; changes++) cells[changes % cells.length].textContent = `v${changes}`;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    return changes / seconds;
  },
};
