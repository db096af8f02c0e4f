const errorCodes = [
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'CONFLICT',
  'LIMIT',
  'TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL',
] as const
export type ErrorCode = (typeof errorCodes)[number]

/**
 * A refusal the caller can act on. `reason` is a short key that `core/messages.ts` turns into Vietnamese;
 * `details` goes to the client as it is, so it carries no one's data but the caller's own.
 */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly reason?: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(reason ? `${code}: ${reason}` : code)
    this.name = 'AppError'
  }
}
