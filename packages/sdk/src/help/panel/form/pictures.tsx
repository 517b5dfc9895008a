/** @jsxImportSource #kit */
import type { Child } from '../../../kit/jsx-runtime.ts';
import type { LetterFile } from '../../letter.ts';
import type { Editor } from '../picture/editor.tsx';
import type { Files } from '../files.tsx';
import type { Room } from '../room.ts';

/** Pictures of the page: taken and worked on by parts that are fetched only for that. */
export interface Pictures {
  take(): void;
  isTaking(): boolean;
  problem(): string;
  edit(file: LetterFile): void;
  isEditing(): boolean;
  draw(): Child;
}

/** After so long the request is better sent without. */
const PATIENCE_MS = 15_000;

export function createPictures(room: Room, files: Files): Pictures {
  const { words, context, draw } = room;
  const { guard, log, platform } = context;
  let isTaking = false;
  let problem = '';
  let editor: Editor | undefined;

  async function taken(): Promise<Blob> {
    const { takePicture } = await import('../picture/take.ts');
    const late = new Promise<never>((_, reject) => {
      platform.after(PATIENCE_MS, () => reject(new Error('it takes too long')));
    });
    return Promise.race([takePicture(), late]);
  }

  function leave(): void {
    editor = undefined;
    draw();
    room.part('.take')?.focus();
  }

  return {
    take: guard(async () => {
      if (isTaking) return;
      isTaking = true;
      problem = '';
      draw();
      try {
        files.add([new File([await taken()], 'page.png', { type: 'image/png' })]);
      } catch (error) {
        log.warn('no picture could be taken of this page', error);
        problem = words.pictureFailed;
      }
      isTaking = false;
      draw();
    }),
    isTaking: () => isTaking,
    problem: () => problem,
    edit: guard(async ({ uploadKey, blob }: LetterFile) => {
      const { createEditor } = await import('../picture/editor.tsx');
      editor = await createEditor(room, blob, (changed) => {
        if (changed) files.replace(uploadKey, changed);
        leave();
      });
      draw();
      room.part('.picture canvas')?.focus();
    }),
    isEditing: () => !!editor,
    draw: () => editor?.draw(),
  };
}
