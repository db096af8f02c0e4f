import type { Hosted } from '../context.ts'
import { AppError } from '../errors.ts'
import type { ErrorCode } from '../refusals.ts'

export type Refused = Exclude<Hosted<never>, { kind: 'done' }>

const codes: Record<Refused['kind'], ErrorCode> = {
  gone: 'CONFLICT',
  disabled: 'CONFLICT',
  asset: 'CONFLICT',
  members: 'INVALID',
  permanent: 'CONFLICT',
  token: 'UNAVAILABLE',
  configuration: 'UNAVAILABLE',
  quota: 'UNAVAILABLE',
  retry: 'UNAVAILABLE',
  unknown: 'UNAVAILABLE',
}

/** What the platform did, or the refusal that a person can act on: `group.` and the kind. */
export function done<T>(hosted: Hosted<T>): T {
  if (hosted.kind === 'done') return hosted.value
  throw new AppError(codes[hosted.kind], `group.${hosted.kind}`)
}
