/** Whether something is of an app: what names no apps is of all. */
export const isOfApp = (appIds: readonly string[] | undefined, appId: string): boolean =>
  appIds?.includes(appId) ?? true;
