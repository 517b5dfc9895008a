import { createLifetime, type Lifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';

/** How often frames are looked for that the page has added or loaded anew. */
const LOOK_MS = 1_000;

/** Starts something in the window and in every frame of the same origin, also in those that come later. */
export function inEveryView(start: (view: Window) => Stop): Stop {
  const life = createLifetime();
  const known = new Map<Document, Lifetime>();

  function look(): void {
    const documents = documentsIn(document);
    for (const one of documents) {
      const { defaultView } = one;
      if (known.has(one) || !defaultView) continue;
      const own = createLifetime();
      known.set(one, own);
      own.add(start(defaultView));
    }
    for (const [one, own] of [...known]) {
      if (documents.includes(one)) continue;
      known.delete(one);
      own.end();
    }
  }

  look();
  const timer = setInterval(look, LOOK_MS);
  life.add(() => known.forEach((own) => own.end()));
  life.add(() => clearInterval(timer));
  return life.end;
}

function documentsIn(root: Document): Document[] {
  const frames = [...root.querySelectorAll('iframe')].filter((frame) => !frame.closest('handrail-root'));
  return [root, ...frames.flatMap(({ contentDocument }) => (contentDocument ? documentsIn(contentDocument) : []))];
}

/** Whether something happened in an element of ours. */
export const isOurs = (path: readonly EventTarget[]): boolean =>
  path.some((one) => one instanceof Element && one.localName === 'handrail-root');
