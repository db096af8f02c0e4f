import type { Access } from '../../../db/schema/library.ts'

export type { Access }

// In the order in which they are offered; the server's own list is no part of the screens.
export const accessLevels = ['public', 'member', 'communicator'] as const satisfies readonly Access[]
