import { parentPort } from 'node:worker_threads'
import { answered } from '../threads/pool.ts'
import { desk, type Question } from './desk.ts'
import { FileRefused } from './report.ts'

const answer = desk()
const isRefused = (error: unknown): error is Error => error instanceof FileRefused

parentPort?.on('message', (question: Question) => {
  void answered(answer(question), isRefused).then((told) => parentPort?.postMessage(told))
})
