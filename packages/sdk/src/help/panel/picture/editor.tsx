/** @jsxImportSource #kit */
import type { Child } from '../../../kit/jsx-runtime.ts';
import type { Room } from '../room.ts';
import { createEasel, type Easel } from './easel.ts';
import { encode, type Tool } from './marks.ts';

export interface Editor {
  draw(): Child;
}

const TOOLS: readonly Tool[] = ['cover', 'point', 'crop'];

/** Covers, crops and points on a picture, by pointer or by keys. Ends with the picture as changed, or without. */
export async function createEditor(room: Room, blob: Blob, end: (changed?: Blob) => void): Promise<Editor> {
  const { words, context, draw } = room;
  const { guard } = context;
  const easel = createEasel(await read(blob));
  let tool: Tool = 'cover';

  const button = (label: string, press: () => unknown, more: object = {}): Child => (
    <button type="button" onClick={guard(press)} {...more}>
      {label}
    </button>
  );
  return {
    draw: () => (
      <div class="picture">
        <div class="tools" role="toolbar" aria-label={words.picturePanel}>
          {TOOLS.map((one) =>
            button(
              words[one],
              () => {
                tool = one;
                draw();
              },
              { 'aria-pressed': `${tool === one}` },
            ),
          )}
          {button(
            words.undo,
            () => {
              easel.undo();
              draw();
            },
            { 'aria-disabled': !easel.canUndo() || undefined },
          )}
        </div>
        <Canvas room={room} easel={easel} settle={() => easel.settle(tool) && draw()} />
        <small id="picture-hint">{words.pictureHint}</small>
        <div class="foot">
          {button(words.cancel, () => end())}
          {button(words.use, async () => end(await encode(easel.picture())), { class: 'main' })}
        </div>
      </div>
    ),
  };
}

function Canvas({ room, easel, settle }: { room: Room; easel: Easel; settle(): void }): Child {
  const { words, context } = room;
  const { guard } = context;
  const leave = guard(settle);
  return (
    <canvas
      tabIndex={0}
      role="application"
      aria-label={words.picturePanel}
      aria-describedby="picture-hint"
      onPointerDown={guard(easel.begin)}
      onPointerMove={guard((event: PointerEvent) => event.buttons && easel.stretch(event))}
      onPointerUp={leave}
      onPointerLeave={guard((event: PointerEvent) => event.buttons && settle())}
      onKeyDown={guard((event: KeyboardEvent) => {
        if (event.key === 'Enter') settle();
        else if (event.key.startsWith('Arrow')) easel.nudge(event.key, event.shiftKey);
        else return;
        event.preventDefault();
      })}
      ref={easel.hang}
    />
  );
}

async function read(blob: Blob): Promise<HTMLCanvasElement> {
  const image = await createImageBitmap(blob);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas;
}
