import { parentPort } from 'node:worker_threads'
import { readFeed } from '../../core/news/feed.ts'
import { answered } from '../threads/pool.ts'

export type FeedQuestion = { part: string } | { readFrom: string }

let body = ''

async function answer(question: FeedQuestion): Promise<unknown> {
  if ('part' in question) {
    body += question.part
    return null
  }
  const whole = body
  body = ''
  return readFeed(whole, question.readFrom)
}

parentPort?.on('message', (question: FeedQuestion) => {
  void answered(answer(question)).then((told) => parentPort?.postMessage(told))
})
