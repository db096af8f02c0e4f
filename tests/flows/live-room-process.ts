import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Deps } from '../../bot/deps.ts'
import { type Env, signedIn } from '../../bot/http/auth.ts'
import { onError } from '../../bot/http/errors.ts'
import { liveRooms } from '../../bot/http/routes/live-rooms.ts'
import { roomHub } from '../../bot/live-rooms/hub.ts'
import { type LiveAnswer, takeAnswers } from '../../core/live-rooms/answer.ts'
import { actorsOf } from '../../core/people/sessions.ts'
import { open } from '../../db/client.ts'
import { gathered } from '../../db/gathered.ts'
import { groupCommit } from '../../db/group-commit.ts'

// A live room alone, in a process that is killed: all of the service would take longer to start than to kill.
const { url, startAt, origin } = JSON.parse(process.argv[2] ?? '') as { url: string; startAt: number; origin: number }
const database = await open(url)
const now = () => startAt + Date.now() - origin
const known = gathered((hashes: string[]) => actorsOf({ ...database, now, secondStep: 'offered' }, hashes))
const deps = {
  ...database,
  actorBy: known,
  now,
  config: { PUBLIC_URL: 'http://127.0.0.1' },
  takeAnswer: groupCommit((batch: LiveAnswer[]) => takeAnswers(database, batch)),
  rooms: roomHub({ db: database.db, now, log: () => {} }),
} as unknown as Deps
const app = new Hono<Env>().use(signedIn(deps)).route(
  '/api/live-rooms',
  liveRooms(deps, (_, look) => look()),
)
app.onError(onError(() => {}))
serve({ fetch: (request) => app.fetch(request, { defer: () => {} }), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(port)
})
