import { ask } from '../../core/answers/ask.ts'
import { knownPerson, noteInteraction } from '../../core/people/people.ts'
import { changeProfile } from '../../core/people/profile.ts'
import { trials } from '../../core/unmet/trial.ts'
import { testApp } from './app.ts'
import { newsroom } from './newsroom.ts'

/** Monday 23 November 2026, 09:00: a ward with an empty library, and people who ask. */
export async function unmetWard(options: Parameters<typeof testApp>[0] = {}) {
  const app = await testApp(options)
  const top = await app.unit('Tỉnh Bình Minh', { kind: 'province' })
  const room = await newsroom(app, { parentId: top.id })
  const responder = await app.person('Người trả lời', ['responder', room.ward.id])
  const askers: string[] = []
  const asks = async (text: string, who = askers.length) => {
    const person = await app.system.write(async (tx) => {
      const known = await knownPerson(tx, app.system, { oaUserId: `55500${who}`, name: `Người ${who}` })
      await noteInteraction(tx, known.id, { at: app.clock.at })
      return known
    })
    if (!askers[who]) {
      askers[who] = person.id
      const actor = { personId: person.id, name: '', grants: [] }
      await changeProfile({ ...app.system, actor }, { unitId: room.chats[who % 2]!.unitId })
    }
    await ask(app.system, { text, personId: person.id, channel: 'oa_chat', recipient: `55500${who}` })
    return person.id
  }
  const topics = async (token = room.editor.token) =>
    (await app.request('GET', '/api/unmet', { as: token })).json.topics
  const take = (id: string, body: object, token = room.editor.token) =>
    app.request('POST', `/api/unmet/${id}/take`, { as: token, body })
  return { app, top, room, responder, askers, asks, topics, take }
}

const dimensions = 256

/**
 * Vectors as a model would make them that knows which of some texts are one matter: these point nearly alike, its neighbours in the
 * model's trial half as much, and all else its own way. `deaf` hears no difference between neighbours.
 */
export function meaningVectors(matters: readonly (readonly string[])[], { deaf = false, length = dimensions } = {}) {
  const of = new Map<string, number>()
  for (const [at, [one, same, other]] of trials.entries()) {
    of.set(one, at).set(same, at)
    if (deaf) of.set(other, at)
  }
  for (const [at, texts] of matters.entries()) for (const text of texts) of.set(text, trials.length + at)
  return (text: string): number[] => {
    const vector = new Array<number>(length).fill(0.01)
    const lean = (at: number, by: number) => {
      vector[at % length] = (vector[at % length] as number) + by
    }
    let own = 7
    for (const letter of text) own = (own * 31 + letter.charCodeAt(0)) % 100_003
    lean(own, 0.4)
    const at = of.get(text)
    const near = trials.findIndex(([, , other]) => other === text)
    if (at !== undefined) lean(at * 7, 1)
    else if (near >= 0) lean(near * 7, 0.3)
    return vector
  }
}
