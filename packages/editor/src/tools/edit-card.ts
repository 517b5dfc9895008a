import type { Block, Guide } from '@handrail/protocol';
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime, type Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { listen } from '@handrail/sdk/src/page/listen.ts';
import type { PageMessage } from '../wire.ts';
import { drawn } from './drawn.ts';

interface EditOptions {
  guide: Guide;
  stepId: string;
  locale: string;
  guard: Guard;
  tell(message: PageMessage): void;
}

/** Lets the words of the step that is shown be changed where they stand. */
export function editCard({ guide, stepId, locale, guard, tell }: EditOptions): Stop {
  const life = createLifetime();
  const step = guide.kind === 'walkthrough' ? guide.steps.find((one) => one.stepId === stepId) : undefined;
  const card = drawn('.card');
  const title = card?.querySelector<HTMLElement>('#title');
  const text = card?.querySelector<HTMLElement>('#text');
  if (!step || !('blocks' in step) || !title || !text) return life.end;

  // The guide's own words, not those of a translation, nor with what stands for a visitor's traits filled in.
  const heading = document.createElement('div');
  heading.contentEditable = 'plaintext-only';
  heading.setAttribute('role', 'textbox');
  heading.setAttribute('aria-label', step.title);
  heading.dir = 'auto';
  heading.textContent = step.title;
  const { font, color, margin } = getComputedStyle(title);
  for (const [name, value] of Object.entries({ font, color, margin })) heading.style.setProperty(name, value);
  title.hidden = true;
  title.after(heading);
  life.add(() => {
    heading.remove();
    title.hidden = false;
  });
  const changed = guard(() => {
    const words = oneLine(heading.textContent ?? '');
    if (words) tell({ type: 'words', stepId, title: words });
  });
  life.add(listen(heading, 'input', changed));
  const keepOneLine = guard((event: KeyboardEvent) => {
    if (event.key === 'Enter') event.preventDefault();
  });
  life.add(listen(heading, 'keydown', keepOneLine));

  // Beside the words as the card has drawn them, which it goes on to look after.
  const field = document.createElement('div');
  field.className = 'text';
  // What writes lies against its tools.
  field.style.gap = '0';
  // The card's own style would show it all the same.
  text.style.display = 'none';
  text.after(field);
  life.add(() => {
    field.remove();
    text.style.removeProperty('display');
  });
  // What writes rich words is the larger half of the editor; it comes with the first of them.
  const write = guard(async () => {
    const { mountWords } = await import('../words/index.ts');
    if (life.ended()) return;
    const editor = mountWords(field, {
      ...{ blocks: step.blocks, label: step.title, locale },
      onChange: guard((blocks: Block[]) => tell({ type: 'words', stepId, blocks })),
    });
    life.add(editor.stop);
  });
  write();
  // Nothing is shaded, so that page and panels can be read meanwhile.
  const light = drawn('.hole');
  light?.style.setProperty('--shade', 'transparent');
  life.add(() => light?.style.removeProperty('--shade'));
  return life.end;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200);
