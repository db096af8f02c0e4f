import { decimalId, secretText } from './ids.ts'

export type AppIdentity = {
  appId: string
  appSecret: string
  oaId: string
  /** Signs webhooks; a different secret from the app's own. */
  oaSecret: string
  oaName: string
  miniAppId: string
  /** Signs the events of the mini app's platform. */
  miniAppKey: string
}

export const defaultIdentity = (): AppIdentity => ({
  appId: decimalId(),
  appSecret: secretText(15),
  oaId: decimalId(),
  oaSecret: secretText(15),
  oaName: 'Loa phường Đồng Nhân',
  miniAppId: decimalId(),
  miniAppKey: secretText(24),
})
