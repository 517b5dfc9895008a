/** @jsxImportSource #kit */
import type { Checklist } from '@handrail/protocol';
import { createLifetime, type Stop } from '../../../core/lifetime.ts';
import { claimRoom } from '../../../kit/room.ts';
import cornerCss from '../../present/corner.css?inline';
import pillCss from '../../present/pill.css?inline';
import { createSurface } from '../../present/surface.ts';
import type { Stage } from '../../stage.ts';
import css from './checklist.css?inline';
import { ListView, Pill, type ListScene } from './view.tsx';

/** Where a list is drawn: a panel in its corner, or a button there that it is put away in. */
export interface Board {
  /** Gives the focus to a part, when the visitor has made it come. */
  draw(scene: ListScene, focus?: string): void;
  introduce(): void;
  announce(words: string): void;
  stop: Stop;
}

export function createBoard({ guide, guard, messages, look }: Stage<Checklist>): Board {
  const life = createLifetime();
  const surface = createSurface({ css: cornerCss + pillCss + css, look, messages, guard });
  let release: Stop = () => undefined;
  life.add(surface.stop);
  life.add(() => release());
  return {
    draw(scene, focus) {
      const { minimised } = scene.progress;
      const was = surface.part('[data-corner]');
      surface.draw(minimised ? <Pill {...scene} /> : <ListView {...scene} />);
      const is = surface.part('[data-corner]');
      if (is && is !== was) {
        release();
        release = claimRoom(guide.corner ?? 'bottom-end', is, guard);
        surface.focus.offer(minimised ? surface.part('.launch') : is);
      }
      if (focus) surface.part(focus)?.focus({ preventScroll: true });
    },
    introduce() {
      const panel = surface.part('.card');
      if (panel) surface.introduce(panel, guide.title);
    },
    announce: surface.announce,
    stop: life.end,
  };
}
