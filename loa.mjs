// The built service where it was made from the sources as they are, else the sources themselves.
import module from 'node:module'
import { isFresh, service } from './fresh.mjs'

// Node 22 and later keep what they compiled for the next start.
module.enableCompileCache?.()

if (isFresh(service)) {
  await import('./dist/loa.mjs')
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('./bot/cli.ts')
}
