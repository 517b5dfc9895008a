import type { Guard } from '../../core/guard.ts';
import { createLifetime, type Stop } from '../../core/lifetime.ts';
import type { Surface } from '../../guides/present/surface.ts';
import { onOverlay } from '../../page/overlays.ts';

/**
 * Keeps what the visitor has opened in front of the guides that come meanwhile, since in the top layer the latest lies over all
 * others; and of those that put themselves in front of what the page has opened.
 */
export function stayInFront({ layer, raise }: Pick<Surface, 'layer' | 'raise'>, guard: Guard): Stop {
  const life = createLifetime();
  const own = layer.getRootNode();
  const host = own instanceof ShadowRoot ? own.host : layer;
  const guides = new MutationObserver(
    guard((changes: MutationRecord[]) => {
      const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
      if (added.some((node) => node !== host && node.nodeName === host.nodeName)) raise();
    }),
  );
  guides.observe(document.documentElement, { childList: true });
  let timer = 0;
  life.add(() => guides.disconnect());
  life.add(() => clearTimeout(timer));
  life.add(
    onOverlay(() => {
      clearTimeout(timer);
      timer = window.setTimeout(guard(raise));
    }),
  );
  return life.end;
}
