import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { Deps } from '../../bot/deps.ts'
import { type Env, signedIn } from '../../bot/http/auth.ts'
import { onError } from '../../bot/http/errors.ts'
import { ownGatheringRoom } from '../../bot/http/routes/own-gathering-room.ts'
import { takeVotes, type Vote } from '../../core/gatherings/room/vote.ts'
import { actorsOf } from '../../core/people/sessions.ts'
import { open } from '../../db/client.ts'
import { gathered } from '../../db/gathered.ts'
import { groupCommit } from '../../db/group-commit.ts'

// The votes of a room alone, in a process that is killed: all of the service would take longer to start than to kill.
const { url, at } = JSON.parse(process.argv[2] ?? '') as { url: string; at: number }
const database = await open(url)
const now = () => at
const deps = {
  ...database,
  actorBy: gathered((hashes: string[]) => actorsOf({ ...database, now, secondStep: 'offered' }, hashes)),
  now,
  config: { PUBLIC_URL: 'http://127.0.0.1' },
  vote: groupCommit((batch: Vote[]) => takeVotes({ write: database.write, now }, batch)),
} as unknown as Deps
const app = new Hono<Env>().use(signedIn(deps)).route('/api/own-gatherings', ownGatheringRoom(deps))
app.onError(onError(() => {}))
serve({ fetch: (request) => app.fetch(request, { defer: () => {} }), hostname: '127.0.0.1', port: 0 }, ({ port }) => {
  console.log(port)
})
