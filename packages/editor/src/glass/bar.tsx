/** @jsxImportSource #kit */
import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import type { Stop } from '@handrail/sdk/src/core/lifetime.ts';
import { render } from '@handrail/sdk/src/kit/jsx-runtime.ts';
import { createRoot } from '@handrail/sdk/src/kit/root.ts';
import barCss from './bar.css?inline';
import type { GlassWords } from './words.ts';

export interface BarOptions {
  words: GlassWords & { locale: string };
  text: string;
  /** What can be put into a policy. */
  code?: string | undefined;
  /** Opens the panels in a window; answers whether the browser let it. */
  openWindow(): boolean;
  leave(): void;
  guard: Guard;
}

/** Says in the page why the panels are not in it, and offers a window of their own. */
export function showBar({ words, text, code, openWindow, leave, guard }: BarOptions): Stop {
  const root = createRoot(barCss, [], guard);
  let said = text;
  const [before = '', after = ''] = said.split('{policy}');
  const open = guard(() => {
    if (openWindow()) return root.stop();
    said = words.noWindow;
    draw();
  });
  function draw(): void {
    const view = (
      <div class="bar" role="alertdialog" aria-label={words.frame} aria-describedby="why" lang={words.locale}>
        <p id="why">
          {said === text ? before : said}
          {said === text && code && <code>{code}</code>}
          {said === text && after}
        </p>
        <div>
          <button type="button" class="main" onClick={open}>
            {words.openWindow}
          </button>
          <button type="button" onClick={guard(leave)}>
            {words.leave}
          </button>
        </div>
      </div>
    );
    render(view, root.layer);
  }
  root.raise();
  draw();
  return root.stop;
}
