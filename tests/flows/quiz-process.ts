import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Deps } from '../../bot/deps.ts'
import { type Env, signedIn } from '../../bot/http/auth.ts'
import { onError } from '../../bot/http/errors.ts'
import { attempts } from '../../bot/http/routes/attempts.ts'
import { rounds } from '../../bot/http/routes/rounds.ts'
import { actorsOf } from '../../core/people/sessions.ts'
import { holdAnswers } from '../../core/quizzes/hold.ts'
import { submitAttempts } from '../../core/quizzes/submit.ts'
import { open } from '../../db/client.ts'
import { gathered } from '../../db/gathered.ts'
import { groupCommit } from '../../db/group-commit.ts'

// The service's road of a paper alone, in a process that is killed: all of the service would take longer to start than to kill.
const { url, startAt, origin } = JSON.parse(process.argv[2] ?? '') as { url: string; startAt: number; origin: number }
const database = await open(url)
const now = () => startAt + Date.now() - origin
const known = gathered((hashes: string[]) => actorsOf({ ...database, now, secondStep: 'offered' }, hashes))
const deps = {
  ...database,
  actorBy: known,
  now,
  config: { PUBLIC_URL: 'http://127.0.0.1' },
  submit: groupCommit((batch: Parameters<typeof submitAttempts>[1]) => submitAttempts(database, batch)),
  hold: groupCommit((batch: Parameters<typeof holdAnswers>[1]) => holdAnswers(database, batch)),
} as unknown as Deps
const app = new Hono<Env>()
  .use(signedIn(deps))
  .route('/api/attempts', attempts(deps))
  .route(
    '/api/rounds',
    rounds(deps, async (_, look) => look()),
  )
app.onError(onError(() => {}))
serve({ fetch: (request) => app.fetch(request, { defer: () => {} }), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(port)
})
