// Runs in the page: the steps of Speedometer's TodoMVC suites, and a churn of elements. Each step is one task.
const THINGS = 100;
const all = (selector) => [...document.querySelectorAll(selector)];
const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;

function add() {
  const input = document.querySelector('input');
  for (let thing = 0; thing < THINGS; thing += 1) {
    setValue.call(input, `Something to do ${thing}`);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }
}
const complete = () => all('.toggle').forEach((one) => one.click());
const remove = () => all('.destroy').forEach((one) => one.click());

function churn() {
  const table = document.querySelector('#churn');
  for (let round = 0; round < 10; round += 1) {
    const rows = Array.from({ length: 200 }, (_, row) => {
      const element = document.createElement('div');
      element.className = `row-${round}`;
      element.append(document.createElement('b'), `Row ${row} of ${round}`);
      return element;
    });
    table.replaceChildren(...rows);
    for (const row of rows) row.dataset.round = round;
  }
}

/** The next step begins when what this one has caused is painted. */
globalThis.painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

globalThis.runSteps = async (rounds) => {
  for (let round = 0; round < rounds; round += 1) {
    for (const step of [add, complete, remove, churn]) {
      step();
      await globalThis.painted();
    }
  }
};
globalThis.prepare = async () => {
  add();
  await globalThis.painted();
};
/** A second in which what was put off is done; what we have put off is sent within it, what posthog-js has, later. */
globalThis.settled = async () => {
  for (let turn = 0; turn < 3; turn += 1)
    await new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300), { timeout: 1_000 }));
};
