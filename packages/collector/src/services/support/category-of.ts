import type { SupportSettings } from '@handrail/protocol';
import { isOfApp } from '../of-app.ts';

type Category = SupportSettings['categories'][number];

/** The category with this id, as long as the app has it. */
export const categoryOf = (
  { categories }: SupportSettings,
  wanted: string | null | undefined,
  appId: string,
): Category | undefined => categories.find(({ categoryId, appIds }) => categoryId === wanted && isOfApp(appIds, appId));
