import { parentPort } from 'node:worker_threads'
import type { PageReader, Way } from '../../core/context.ts'
import { answered } from '../threads/pool.ts'
import { pageReader, readItems } from './read.ts'

/** A text comes in parts; what is then asked of it stands at `address`. */
export type FeedQuestion =
  | { part: string }
  | { address: string; task: 'items'; way?: Way }
  | { address: string; task: keyof PageReader; example?: string }

let body = ''

async function answer(question: FeedQuestion): Promise<unknown> {
  if ('part' in question) {
    body += question.part
    return null
  }
  const whole = body
  body = ''
  if (question.task === 'items') return readItems(whole, question.address, question.way)
  return pageReader[question.task](whole, question.address, question.example ?? '')
}

parentPort?.on('message', (question: FeedQuestion) => {
  void answered(answer(question)).then((told) => parentPort?.postMessage(told))
})
