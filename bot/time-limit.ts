/**
 * Runs what the signal ends after `ms`, or when `stopping` does. A timer and a controller of our own: on Node 20 a signal
 * that joins several, one of them the platform's own time limit, never fires once memory was collected.
 */
export async function within<T>(
  ms: number,
  run: (signal: AbortSignal) => Promise<T>,
  stopping?: AbortSignal,
): Promise<T> {
  const limit = new AbortController()
  const stop = () => limit.abort(stopping?.reason)
  const timer = setTimeout(() => limit.abort(new DOMException('too slow', 'TimeoutError')), ms)
  if (stopping?.aborted) stop()
  stopping?.addEventListener('abort', stop)
  try {
    return await run(limit.signal)
  } finally {
    clearTimeout(timer)
    stopping?.removeEventListener('abort', stop)
  }
}
