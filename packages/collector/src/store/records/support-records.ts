import type { SupportDocument, SupportSettings } from '@handrail/protocol';

/** The settings of the service centre: one document for the installation. */
export interface SupportRecords {
  /** Undefined before the first was put. */
  find(): Promise<SupportDocument | undefined>;
  /** Replaces the document whose revision is still this, 0 before the first. False when it is not, and nothing changes. */
  put(settings: SupportSettings, revision: number): Promise<boolean>;
}

/** Of a row as both databases name its columns. Written by `put` from checked settings, and by nobody else. */
export const toSupport = (row: Record<string, unknown>): SupportDocument => ({
  revision: Number(row['revision']),
  settings: JSON.parse(String(row['content'])) as SupportSettings,
});
