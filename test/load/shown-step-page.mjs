// Runs in the page: changes it so many times a second, scrolls it, and says how that went.

const cells = Array.from(document.querySelectorAll('td span'));
const rows = Array.from(document.querySelectorAll('tr'));

/** One change out of four kinds: a text, an attribute, an element that comes, an element that goes. */
function changeOne(number) {
  const cell = cells[(number * 7) % cells.length];
  const row = rows[(number * 13) % rows.length];
  if (number % 4 === 0) cell.textContent = `v${number}`;
  else if (number % 4 === 1) row.setAttribute('data-state', String(number));
  else if (number % 4 === 2) row.append(Object.assign(document.createElement('td'), { className: 'added' }));
  else rows[((number - 1) * 13) % rows.length].querySelector('.added')?.remove();
}

/** Changes at a rate for a span, in portions of some ms; answers with the rate that came out. */
function change(rate, ms) {
  const start = performance.now();
  let done = 0;
  return new Promise((resolve) => {
    const tick = () => {
      const passed = Math.min(performance.now() - start, ms);
      for (const due = (passed * rate) / 1_000; done < due; done += 1) changeOne(done);
      if (passed < ms) setTimeout(tick, 8);
      else resolve((1_000 * done) / passed);
    };
    tick();
  });
}

let quietAt = 0;
let seen;

globalThis.shown = {
  change,

  /** Up and down, a little each frame; answers with the time of each frame. */
  scroll(ms) {
    const spans = [];
    return new Promise((resolve) => {
      let begun;
      let last;
      const frame = (now) => {
        begun ??= now;
        if (last !== undefined) spans.push(now - last);
        last = now;
        scrollTo(0, 300 * Math.abs(Math.sin((now - begun) / 300)));
        if (now - begun < ms) requestAnimationFrame(frame);
        else resolve(spans);
      };
      requestAnimationFrame(frame);
    });
  },

  /** Changes all the time, and puts the target in with the last of it; answers with the longest script of ours. */
  async storm(rate, ms, title) {
    let longest = 0;
    const observer = new PerformanceObserver((list) => {
      for (const { scripts } of list.getEntries())
        for (const { sourceURL, duration } of scripts)
          if (/\/(handrail\.js|assets\/)/.test(sourceURL)) longest = Math.max(longest, duration);
    });
    observer.observe({ type: 'long-animation-frame' });
    seen = globalThis.whenPainted('.card', title).then(() => performance.now());
    const come = await change(rate, ms);
    const button = Object.assign(document.createElement('button'), { id: 'new-order', textContent: 'New order' });
    document.getElementById('bar').append(button);
    quietAt = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    observer.disconnect();
    return { rate: come, longest };
  },

  /** How long after the storm the step was painted. */
  foundAfter: async () => Math.max(0, (await seen) - quietAt),
};
