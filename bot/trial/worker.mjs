// A worker thread starts without its parent's loader, so it brings TypeScript along itself.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
