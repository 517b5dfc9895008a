/** Masked pictures of the places of targets, taken while recording. */
export interface PictureRecords {
  /** Keeps a picture in the place of the one before; of an app, only the newest stay. */
  put(appId: string, pictureId: string, picture: { png: Buffer; at: number }, most: number): Promise<void>;
  read(appId: string, pictureId: string): Promise<Buffer | undefined>;
}
