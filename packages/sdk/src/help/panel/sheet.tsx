/** @jsxImportSource #kit */
import type { Child } from '../../kit/jsx-runtime.ts';
import { Icon } from '../../guides/present/icons.tsx';
import type { Room, View } from './room.ts';

/** The panel's frame: where the visitor is, back and close, what scrolls, and what stays below. */
export function Sheet({ room, view, isDeep }: { room: Room; view: View; isDeep: boolean }): Child {
  const { messages, locale } = room;
  const foot = view.foot?.();
  return (
    <section
      class="sheet"
      role="dialog"
      aria-labelledby="handrail-heading"
      tabIndex={-1}
      lang={locale}
      data-deep={isDeep || undefined}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        room.close();
      }}
    >
      <header>
        {isDeep && (
          <button type="button" class="icon turned" aria-label={messages.back} onClick={room.back}>
            <Icon path="M9.700 3.500 5.200 8l4.500 4.500" />
          </button>
        )}
        <h1 id="handrail-heading" tabIndex={-1} dir="auto">
          {view.title()}
        </h1>
        <button type="button" class="icon" aria-label={messages.close} onClick={room.close}>
          <Icon path="m4 4 8 8m0-8-8 8" />
        </button>
      </header>
      <div class="body">{view.body()}</div>
      {foot && <footer>{foot}</footer>}
    </section>
  );
}
