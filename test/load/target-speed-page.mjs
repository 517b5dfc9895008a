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

/** As if the page had changed since: what the browser keeps of its lists is void. */
function touch() {
  document.body.append(document.createElement('template'));
  document.body.lastChild.remove();
}

let actions = {};

globalThis.speed = {
  /** A page of this many nodes, and what can be done on it by name. */
  open(nodes) {
    build(nodes);
    const buttons = Array.from(document.querySelectorAll('button'));
    const step = Math.ceil(buttons.length / 8);
    // A label that is nowhere forces the whole search.
    const gone = buttons.filter((_, at) => at % step === 0).map((one) => ({ ...describe(one), label: 'Change' }));
    const [save, send] = buttons.slice(-2).map((button) => describe(button));
    const grown = { ...send, order: { index: 1, of: 2 } };
    // As if something else had stood beside it: no place can be counted, and every label must be read.
    const elsewhere = { ...grown, before: ['Total'] };
    actions = {
      describe: (round) => describe(buttons[(round * 37) % buttons.length]),
      'exact, test id': () => find(save, document),
      'exact, role and label, in its place': () => find(send, document),
      'exact, role and label, page has grown': () => find(grown, document),
      'exact, role and label, all around is new': () => find(elsewhere, document),
      'whole search': (round) => find(gone[round % gone.length], document),
      'longest step of it': (round) => longestStep(gone[round % gone.length]),
      "the browser's own scan for a test id": () => document.querySelectorAll('[data-testid="save"]'),
    };
    return Object.keys(actions);
  },
  async run(name, rounds) {
    const times = [];
    for (let round = 0; round < rounds; round++) {
      touch();
      const start = performance.now();
      const own = actions[name](round);
      times.push(typeof own === 'number' ? own : performance.now() - start);
      if (round % 10 === 0) await rest();
    }
    return spread(times);
  },
  /** A page with `count` targets watched, half of them gone. */
  prepare(count) {
    build(5_000);
    // The browser's own work for a changed text stays small beside ours: cells of one size, each laid out alone.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('td span { display: block; width: 80px; height: 1em; contain: strict }');
    document.adoptedStyleSheets = [sheet];
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
