import { expect, it } from 'vitest'
import { tryOutThread } from '../../bot/trial/thread.ts'
import { tryOutOver } from '../../bot/trial/try-out.ts'
import { goldenOffice, withoutRubbish } from '../support/releases.ts'

it('tries a release out in a thread as in the process, and says when it could not', async () => {
  const { take, database } = await goldenOffice()
  const { release } = await take(withoutRubbish)
  const inThread = await tryOutThread(database.url)(release?.id ?? '')
  expect(inThread).toEqual(await tryOutOver(database.url)(release?.id ?? ''))
  expect(inThread.before.map(({ right }) => right)).toEqual([true, true, true])
  expect(inThread.after.map(({ right }) => right)).toEqual([true, false, true])
  await expect(tryOutThread(`${database.url}-not-there`)('rl_none')).rejects.toThrow('a trial failed')
})

it('keeps nobody else from writing meanwhile', async () => {
  const { take, database, deps } = await goldenOffice()
  const { release } = await take(withoutRubbish)
  const trial = tryOutThread(database.url)(release?.id ?? '')
  let writes = 0
  // The next turn of the loop lets the thread's word through.
  const writing = setInterval(async () => {
    await deps.write((tx) => tx.run('update units set name = name'))
    writes += 1
  }, 5)
  await trial.finally(() => clearInterval(writing))
  expect(writes).toBeGreaterThan(1)
})
