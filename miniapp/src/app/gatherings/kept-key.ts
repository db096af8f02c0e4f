import { storeOf } from '../../storage.ts'

export const checkInsKey = 'loa.check-ins'

/** Whether check-ins lie on this phone, without what sends them. */
export const hasCheckIns = () => storeOf('localStorage').getItem(checkInsKey) !== null
