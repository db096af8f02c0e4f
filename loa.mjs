// The built service where it was made from the sources as they are, else the sources themselves.
import { isFresh, service } from './fresh.mjs'

if (isFresh(service)) {
  await import('./dist/loa.mjs')
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./bot/cli.ts')
}
