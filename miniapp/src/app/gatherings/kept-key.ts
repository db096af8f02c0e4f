import { storeOf } from '../../storage.ts'

export const checkInsKey = 'loa.check-ins'
export const reportsKey = 'loa.point-reports'

/** Whether check-ins or reports of points lie on this phone, without what sends them. */
export const hasKept = () => [checkInsKey, reportsKey].some((key) => storeOf('localStorage').getItem(key) !== null)
