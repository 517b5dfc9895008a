import type { GlassWords } from './words.ts';

export const german: GlassWords = {
  frame: 'Handrail-Editor',
  noFrame: 'Die Richtlinie dieser Seite lässt den Editor hier nicht zu. Diese Zeile würde es tun: {policy}',
  refused:
    'Der Editor konnte sich hier nicht öffnen: Der Collector ist nicht erreichbar, oder der Ursprung dieser Seite ({origin}) gehört nicht zu denen der App.',
  gone: 'Diese Seite nimmt den Editor immer wieder fort.',
  openWindow: 'Den Editor in einem Fenster öffnen',
  noWindow:
    'Der Browser hat das Fenster blockiert. Lassen Sie Pop-ups für diese Seite zu, und drücken Sie noch einmal.',
  leave: 'Editor verlassen',
  pointing:
    'Klicken Sie auf ein Element, um es zu wählen. Tab führt zum nächsten, die Eingabetaste wählt, Alt mit ↑ oder ↓ weitet oder verengt, Escape beendet.',
  strengths: { strong: 'stark', fair: 'mittel', weak: 'schwach' },
};
