import type { InferRequestType } from 'hono/client'
import { read } from '../../../api.ts'
import { api } from '../../client.ts'
import { instantOf } from '../../clock.ts'

const post = api.quizzes[':id'].rounds.$post
type Rules = InferRequestType<typeof post>['json']['rules']
/** The moments as their fields hold them. */
type Window = { name: string; opensAt: string; closesAt: string }

/** Adds a round to a quiz; a moment that cannot be read is refused by the server as too early. */
export const postRound = (quizId: string, { name, opensAt, closesAt }: Window, rules: Rules) =>
  read(
    post({
      param: { id: quizId },
      json: { name, opensAt: instantOf(opensAt) ?? 0, closesAt: instantOf(closesAt) ?? 0, rules },
    }),
  )
