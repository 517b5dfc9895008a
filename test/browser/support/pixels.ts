import type { Page } from '@playwright/test';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where a colour that nothing else on the page has is painted: what the visitor sees, whatever scripts measure. */
export async function paintedBox(page: Page, colour: readonly [number, number, number]): Promise<Box> {
  const shot = await page.screenshot({ animations: 'disabled' });
  return page.evaluate(
    async ([png, red, green, blue]) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const { width, height } = picture;
      const context = new OffscreenCanvas(width, height).getContext('2d');
      context?.drawImage(picture, 0, 0);
      const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray();
      let [left, top, right, bottom] = [width, height, -1, -1];
      for (let at = 0; at < width * height; at += 1) {
        const isLike = (channel: number, value: number): boolean =>
          Math.abs((data[4 * at + channel] ?? 0) - value) < 24;
        if (!isLike(0, red) || !isLike(1, green) || !isLike(2, blue)) continue;
        const [x, y] = [at % width, Math.floor(at / width)];
        [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
      }
      return { x: left, y: top, width: right + 1 - left, height: bottom + 1 - top };
    },
    [shot.toString('base64'), ...colour] as const,
  );
}

/** The share of pixels that differ visibly between two pictures of one size; 1 when their sizes differ. */
export const difference = (page: Page, one: Buffer, two: Buffer): Promise<number> =>
  page.evaluate(
    async (pictures) => {
      const [first, second] = await Promise.all(
        pictures.map(async (png) => {
          const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
          const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
          context?.drawImage(picture, 0, 0);
          return context?.getImageData(0, 0, picture.width, picture.height);
        }),
      );
      if (!first || first.width !== second?.width || first.height !== second.height) return 1;
      let unlike = 0;
      for (let at = 0; at < first.data.length; at += 4)
        if (
          [0, 1, 2].some((channel) => Math.abs((first.data[at + channel] ?? 0) - (second.data[at + channel] ?? 0)) > 8)
        )
          unlike += 1;
      return unlike / (first.data.length / 4);
    },
    [one.toString('base64'), two.toString('base64')],
  );
