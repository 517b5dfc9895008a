// Served with each page of the benchmark: says when the step can be seen.

// The loader's first statement reads this getter, and so marks itself; a bundled script begins with a mark of its own.
const { get } = Object.getOwnPropertyDescriptor(Document.prototype, 'currentScript');
Object.defineProperty(Document.prototype, 'currentScript', {
  configurable: true,
  get() {
    if (performance.getEntriesByName('begun').length === 0) performance.mark('begun');
    return get.call(this);
  },
});

/** The document and the shadow roots in which a card may lie. */
const roots = () => [
  document,
  ...Array.from(document.getElementsByTagName('handrail-root'), (host) => host.shadowRoot).filter((root) => root),
];

const cardOf = (selector, title) =>
  roots()
    .map((root) => root.querySelector(selector))
    .find((card) => card?.textContent.includes(title));

/** Resolves when the card lies in the page. Nobody's frames are disturbed until then. */
const whenThere = (selector, title) =>
  new Promise((resolve) => {
    const watching = new MutationObserver(() => {
      for (const root of roots()) watching.observe(root, { childList: true, subtree: true, characterData: true });
      if (!cardOf(selector, title)) return;
      watching.disconnect();
      resolve();
    });
    watching.observe(document, { childList: true, subtree: true });
  });

/** Whether its words can be seen: of some size and not transparent. */
const isShown = (card) =>
  card?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && card.getBoundingClientRect().width > 0;

/**
 * Resolves once the step is painted. A ResizeObserver looks in each frame, after every script, style and layout of it;
 * the message that follows is handled when the frame has been painted.
 */
globalThis.whenPainted = async (selector, title) => {
  await whenThere(selector, title);
  const probe = document.createElement('div');
  probe.style.cssText =
    'position: fixed; top: 0; left: 0; width: 1px; height: 1px; contain: strict; visibility: hidden';
  document.body.append(probe);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      performance.mark('painted');
      resolve(performance.now() - (performance.getEntriesByName('begun')[0]?.startTime ?? 0));
    };
    const looking = new ResizeObserver(() => {
      if (!isShown(cardOf(selector, title)))
        return requestAnimationFrame(() => (probe.style.width = `${probe.offsetWidth + 1}px`));
      looking.disconnect();
      port1.postMessage(undefined);
    });
    looking.observe(probe);
  });
};
