import type { Alert, AlertInput } from '@handrail/protocol';
import type { Answer, Ask } from '../api.ts';

/** Figures that are watched. */
export interface AlertApi {
  alerts(appId: string): Promise<Answer<{ alerts: Alert[] }>>;
  saveAlert(appId: string, alertId: string, input: AlertInput): Promise<Answer<Alert>>;
  removeAlert(appId: string, alertId: string): Promise<Answer<undefined>>;
}

export function createAlertApi(ask: Ask): AlertApi {
  const alerts = (appId: string) => `apps/${encodeURIComponent(appId)}/alerts`;
  const alert = (appId: string, alertId: string) => `${alerts(appId)}/${encodeURIComponent(alertId)}`;
  return {
    alerts: (appId) => ask('GET', alerts(appId)),
    saveAlert: (appId, alertId, input) => ask('PUT', alert(appId, alertId), input),
    removeAlert: (appId, alertId) => ask('DELETE', alert(appId, alertId)),
  };
}
