import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import type { Stop } from '@handrail/sdk/src/core/lifetime.ts';

/** A part of the step that is shown. It is in the newest of our hosts, since what is written is shown alone. */
export function drawn(selector: string): HTMLElement | undefined {
  const hosts = [...document.querySelectorAll('handrail-root')].reverse();
  return hosts.flatMap(({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>(selector) ?? [])[0];
}

/** Tells where a part of what is shown stands, as soon as it has a place, and when it has gone. */
export function onSize(selector: string, guard: Guard, tell: (box?: DOMRect) => void): Stop {
  const part = drawn(selector);
  const observer = new ResizeObserver(
    guard(() => {
      const box = part?.getBoundingClientRect();
      if (box && box.width > 0) tell(box);
    }),
  );
  if (part) observer.observe(part);
  return () => {
    observer.disconnect();
    tell();
  };
}
