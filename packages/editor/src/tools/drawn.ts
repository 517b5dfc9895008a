import type { Guard } from '@handrail/sdk/src/core/guard.ts';
import type { Stop } from '@handrail/sdk/src/core/lifetime.ts';

/** A part of the step that is shown. It is in the newest of our hosts, since what is written is shown alone. */
export function drawn(selector: string): HTMLElement | undefined {
  const hosts = [...document.querySelectorAll('handrail-root')].reverse();
  return hosts.flatMap(({ shadowRoot }) => shadowRoot?.querySelector<HTMLElement>(selector) ?? [])[0];
}

/** Tells where the light of the step stands, as soon as it has a place. */
export function onLight(guard: Guard, tell: (box: DOMRect) => void): Stop {
  const light = drawn('.hole');
  const observer = new ResizeObserver(
    guard(() => {
      const box = light?.getBoundingClientRect();
      if (box && box.width > 0) tell(box);
    }),
  );
  if (light) observer.observe(light);
  return () => observer.disconnect();
}
