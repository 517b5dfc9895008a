/* eslint-disable @typescript-eslint/require-await -- the interface is asynchronous for the sake of engines that are */
import type { SupportDocument } from '@handrail/protocol';
import type { SupportRecords } from '../support-records.ts';

export function memorySupport(): SupportRecords {
  let document: SupportDocument | undefined;
  return {
    find: async () => structuredClone(document),
    async put(settings, revision) {
      if (revision !== (document?.revision ?? 0)) return false;
      document = { revision: revision + 1, settings: structuredClone(settings) };
      return true;
    },
  };
}
