/** @jsxImportSource #kit */
import type { Stop } from '../../../core/lifetime.ts';
import type { Child } from '../../../kit/jsx-runtime.ts';
import type { Room } from '../room.ts';
import { apply, encode, frameBetween, nudge, type Frame, type Tool } from './marks.ts';

export interface Editor {
  draw(): Child;
  stop: Stop;
}

const TOOLS: readonly Tool[] = ['cover', 'point', 'crop'];

/** Covers, crops and points on a picture, by pointer or by keys. Ends with the picture as changed, or without. */
export async function createEditor(room: Room, blob: Blob, end: (changed?: Blob) => void): Promise<Editor> {
  const { words, context, draw } = room;
  const { guard } = context;
  const history: HTMLCanvasElement[] = [await read(blob)];
  let tool: Tool = 'cover';
  let frame: Frame | undefined;
  let begun: { x: number; y: number } | undefined;
  let canvas: HTMLCanvasElement | undefined;
  const picture = (): HTMLCanvasElement => history.at(-1) ?? document.createElement('canvas');

  function paint(): void {
    if (!canvas) return;
    const { width, height } = picture();
    [canvas.width, canvas.height] = [width, height];
    const to = canvas.getContext('2d');
    to?.drawImage(picture(), 0, 0);
    if (!to || !frame) return;
    to.setLineDash([width / 90, width / 130]);
    to.lineWidth = Math.max(2, width / 400);
    for (const [colour, offset] of [
      ['#fff', 0],
      ['#111', width / 100],
    ] as const) {
      to.strokeStyle = colour;
      to.lineDashOffset = offset;
      to.strokeRect(frame.x, frame.y, frame.width, frame.height);
    }
  }

  const settle = guard(() => {
    if (frame && frame.width > 3 && frame.height > 3) history.push(apply(picture(), tool, frame));
    frame = undefined;
    paint();
    draw();
  });

  const at = ({ clientX, clientY }: MouseEvent): { x: number; y: number } => {
    const { width, height } = picture();
    const box = canvas?.getBoundingClientRect();
    if (!box) return { x: 0, y: 0 };
    // The picture lies in the middle of its box, as large as fits.
    const scale = Math.min(box.width / width, box.height / height);
    return {
      x: (clientX - box.left - (box.width - width * scale) / 2) / scale,
      y: (clientY - box.top - (box.height - height * scale) / 2) / scale,
    };
  };

  const pressed = guard((event: PointerEvent) => {
    begun = at(event);
  });
  const moved = guard((event: PointerEvent) => {
    if (!begun) return;
    frame = frameBetween(begun, at(event), picture());
    paint();
  });
  const released = guard(() => {
    if (!begun) return;
    begun = undefined;
    settle();
  });
  const keyed = guard((event: KeyboardEvent) => {
    const { key, shiftKey } = event;
    if (key === 'Enter') settle();
    else if (key.startsWith('Arrow')) {
      const { width, height } = picture();
      frame = nudge(
        frame ?? { x: width * 0.35, y: height * 0.35, width: width * 0.3, height: height * 0.3 },
        key,
        shiftKey,
        picture(),
      );
      paint();
    } else return;
    event.preventDefault();
  });

  return {
    draw: () => (
      <div class="picture">
        <div class="tools" role="toolbar" aria-label={words.picturePanel}>
          {TOOLS.map((one) => (
            <button
              type="button"
              aria-pressed={tool === one ? 'true' : 'false'}
              onClick={() => {
                tool = one;
                draw();
              }}
            >
              {words[one]}
            </button>
          ))}
          <button
            type="button"
            aria-disabled={history.length < 2 || undefined}
            onClick={() => {
              if (history.length > 1) history.pop();
              paint();
              draw();
            }}
          >
            {words.undo}
          </button>
        </div>
        <canvas
          tabIndex={0}
          role="application"
          aria-label={words.picturePanel}
          aria-describedby="picture-hint"
          onPointerDown={pressed}
          onPointerMove={moved}
          onPointerUp={released}
          onPointerLeave={released}
          onKeyDown={keyed}
          ref={(element) => {
            canvas = element;
            paint();
          }}
        />
        <small id="picture-hint">{words.pictureHint}</small>
        <div class="foot">
          <button type="button" onClick={() => end()}>
            {words.cancel}
          </button>
          <button type="button" class="main" onClick={guard(async () => end(await encode(picture())))}>
            {words.use}
          </button>
        </div>
      </div>
    ),
    stop() {
      history.length = 0;
    },
  };
}

async function read(blob: Blob): Promise<HTMLCanvasElement> {
  const image = await createImageBitmap(blob);
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  image.close();
  return canvas;
}
