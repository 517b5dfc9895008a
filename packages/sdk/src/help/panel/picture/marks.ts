/** A frame on a picture, in its own pixels. */
export interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

export type Tool = 'cover' | 'crop' | 'point';

/** Between two corners, whichever is which, within the picture. */
export function frameBetween(
  a: { x: number; y: number },
  b: { x: number; y: number },
  size: Pick<Frame, 'width' | 'height'>,
): Frame {
  const within = (value: number, most: number): number => Math.min(Math.max(0, Math.round(value)), most);
  const [left, right] = [within(Math.min(a.x, b.x), size.width), within(Math.max(a.x, b.x), size.width)];
  const [top, bottom] = [within(Math.min(a.y, b.y), size.height), within(Math.max(a.y, b.y), size.height)];
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** What an arrow key makes of a frame: it moves it, and with Shift it changes its size; never out of the picture. */
export function nudge(frame: Frame, key: string, isSizing: boolean, size: Pick<Frame, 'width' | 'height'>): Frame {
  const step = Math.max(4, Math.round(Math.min(size.width, size.height) / 40));
  const dx = key === 'ArrowRight' ? step : key === 'ArrowLeft' ? -step : 0;
  const dy = key === 'ArrowDown' ? step : key === 'ArrowUp' ? -step : 0;
  const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(least, value), most);
  if (isSizing)
    return {
      ...frame,
      width: clamp(frame.width + dx, step, size.width - frame.x),
      height: clamp(frame.height + dy, step, size.height - frame.y),
    };
  return {
    ...frame,
    x: clamp(frame.x + dx, 0, size.width - frame.width),
    y: clamp(frame.y + dy, 0, size.height - frame.height),
  };
}

/** Cells of this many pixels say nothing of the letters that stood there. */
const CELL = 24;

/** What a tool makes of a picture, as another one. What is covered is gone: each cell has one colour, and the frame few cells. */
export function apply(picture: HTMLCanvasElement, tool: Tool, frame: Frame): HTMLCanvasElement {
  const { x, y, width, height } = frame;
  const made = document.createElement('canvas');
  const isCrop = tool === 'crop';
  made.width = isCrop ? width : picture.width;
  made.height = isCrop ? height : picture.height;
  const to = made.getContext('2d');
  if (!to || width < 2 || height < 2) return picture;
  to.drawImage(picture, isCrop ? -x : 0, isCrop ? -y : 0);
  if (tool === 'cover') {
    const small = document.createElement('canvas');
    small.width = Math.max(1, Math.round(width / CELL));
    small.height = Math.max(1, Math.round(height / CELL));
    small.getContext('2d')?.drawImage(picture, x, y, width, height, 0, 0, small.width, small.height);
    to.imageSmoothingEnabled = false;
    to.drawImage(small, x, y, width, height);
  }
  if (tool === 'point') {
    to.lineWidth = Math.max(3, Math.round(picture.width / 300));
    to.strokeStyle = '#e11d48';
    to.strokeRect(x, y, width, height);
  }
  return made;
}

/** Encoded anew, so that nothing but pixels is left of the file. */
export const encode = (picture: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('cannot be encoded'))), 'image/png');
  });
