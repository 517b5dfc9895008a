/** A picture of a kind that browsers show and that cannot run: by its content, whatever its name says. */
export interface Picture {
  type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';
  width: number;
  height: number;
  /** Its bytes without metadata, and without whatever was behind its end. */
  clean: Buffer;
}
