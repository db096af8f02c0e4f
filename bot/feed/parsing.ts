import { parentPort } from 'node:worker_threads'
import type { Way } from '../../core/context.ts'
import { answered } from '../threads/pool.ts'
import { readItems } from './read.ts'

export type FeedQuestion = { part: string } | { readFrom: string; way?: Way }

let body = ''

async function answer(question: FeedQuestion): Promise<unknown> {
  if ('part' in question) {
    body += question.part
    return null
  }
  const whole = body
  body = ''
  return readItems(whole, question.readFrom, question.way)
}

parentPort?.on('message', (question: FeedQuestion) => {
  void answered(answer(question)).then((told) => parentPort?.postMessage(told))
})
