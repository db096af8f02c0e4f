import type { Simulator } from './simulator.ts'

/** Calls made by hand: the tests of the simulator share no code with the client that Loa uses. */
export async function grant(sim: Simulator, form: Record<string, string>, secret = sim.app.appSecret) {
  const reply = await fetch(`${sim.url}/v4/oa/access_token`, {
    method: 'POST',
    headers: { secret_key: secret, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ app_id: sim.app.appId, ...form }),
  })
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> }
}

export async function tokenOf(sim: Simulator): Promise<string> {
  const { body } = await grant(sim, { grant_type: 'refresh_token', refresh_token: sim.issueRefreshToken() })
  return String(body.access_token)
}

type Envelope = { error: number; message: string; data?: Record<string, unknown> }

export async function post(sim: Simulator, token: string, path: string, body: unknown) {
  const reply = await fetch(`${sim.url}${path}`, {
    method: 'POST',
    headers: { access_token: token, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: reply.status, headers: reply.headers, ...((await reply.json()) as Envelope) }
}

export async function get(sim: Simulator, token: string, path: string): Promise<Envelope> {
  const reply = await fetch(`${sim.url}${path}`, { headers: { access_token: token } })
  return (await reply.json()) as Envelope
}

/** The body of a message to a person. */
export const cs = (userId: string, message: object) => ({ recipient: { user_id: userId }, message })

export const toGroup = (groupId: string, text: string) => ({ recipient: { group_id: groupId }, message: { text } })

/** A message part with so many equal buttons. */
export function buttons(count: number, type = 'oa.query.show') {
  const one = { title: 'Nút', type, payload: 'nút' }
  return { type: 'template', payload: { buttons: Array.from({ length: count }, () => one) } }
}
