/** True when the request certainly did not reach Zalo: no address, no connection. */
export function neverLeft(error: unknown): boolean {
  const code = (error as { cause?: { code?: unknown } }).cause?.code
  return (
    typeof code === 'string' && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code)
  )
}
