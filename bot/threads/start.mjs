// A worker thread starts without its parent's loader, so it brings TypeScript along itself.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.module)
