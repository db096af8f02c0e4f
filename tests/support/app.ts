import { onTestFinished } from 'vitest'
import { type Config, serviceConfig } from '../../bot/config.ts'
import { type Assets, type Deps, depsOf } from '../../bot/deps.ts'
import { createApp } from '../../bot/http/app.ts'
import { newMemory } from '../../bot/memory.ts'
import { tryOutOver } from '../../bot/trial/try-out.ts'
import type { Content, Ctx, FetchFeed, Messenger, Recipient, SendOutcome } from '../../core/context.ts'
import { introducePerson } from '../../core/people/meant.ts'
import { grantRole } from '../../core/people/roles.ts'
import { actorOf, makeLoginLink, signInByLink } from '../../core/people/sessions.ts'
import { type Actor, system } from '../../core/roles.ts'
import { createUnit, type NewUnit } from '../../core/units/units.ts'
import type { Role } from '../../db/schema/roles.ts'
import { temporaryDatabase } from './database.ts'
import { testEnvironment } from './environment.ts'

export type Sent = { to: Recipient; content: Content; messageId: string; at: number }
type Options = {
  env?: Record<string, string>
  messenger?: Messenger
  fetchFeed?: FetchFeed
  assets?: Assets
  startAt?: number
  llm?: Ctx['llm']
  tellOut?: Ctx['tellOut']
  /** Where requests come from; this machine itself by default. */
  address?: string
  /** Called from a hook, where no test is there to finish: then the caller calls `finish`. */
  keep?: true
  /** A database file to begin with a copy of. */
  from?: string
}

/** The real app over a real migrated file, with a clock that stands still until told and a messenger that keeps what it sends. */
export async function testApp(options: Options = {}) {
  const database = await temporaryDatabase(options.from)
  const config: Config = serviceConfig({ ...testEnvironment, ...options.env })
  const clock = { at: options.startAt ?? Date.parse('2026-11-23T02:00:00Z') }
  const sent: Sent[] = []
  const deferred: Promise<unknown>[] = []
  const logged: { event: string; fields?: Record<string, unknown> }[] = []

  const memory = newMemory()

  const deps: Deps = {
    ...depsOf(config, {
      database,
      now: () => clock.at,
      log: (event, fields) => logged.push({ event, fields }),
      fetchFeed: options.fetchFeed ?? (async () => ({ kind: 'refused', reason: 'feed.unreachable' })),
      assets: options.assets ?? (async () => null),
      tryOut: tryOutOver(database.url),
      meanings: true,
      memory,
      tellOut: options.tellOut,
      groupWrites: true,
    }),
    messenger: options.messenger ?? keeping(sent, () => clock.at),
    ...(options.llm !== undefined && { llm: options.llm }),
  }
  const app = createApp(deps, memory, { packs: true })
  const settled = async () => {
    while (deferred.length > 0) await deferred.shift()
  }
  const finish = async () => {
    await settled()
    await database.remove()
  }
  if (!options.keep) onTestFinished(finish)
  const defer = (_name: string, work: () => Promise<unknown>) => void deferred.push(work())

  async function ask(path: string, init: RequestInit) {
    const response = await app.request(path, init, { defer, address: options.address })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      text,
      // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever fields it expects
      json: (isJson ? JSON.parse(text) : null) as any,
    }
  }
  const asSystem: Ctx = { ...deps, actor: system }

  return {
    app,
    config,
    database,
    deps,
    clock,
    sent,
    logged,
    system: asSystem,
    /** Waits until all work put off behind replies is done. */
    settled,
    finish,
    raw: (path: string, body: string | Uint8Array<ArrayBuffer> | FormData, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body, headers }),
    request(
      method: string,
      path: string,
      init: { as?: string | null; body?: unknown; headers?: Record<string, string> } = {},
    ) {
      const headers: Record<string, string> = { ...init.headers }
      if (init.as) headers.authorization = `Bearer ${init.as}`
      if (init.body !== undefined) headers['content-type'] = 'application/json'
      return ask(path, { method, headers, body: init.body === undefined ? undefined : JSON.stringify(init.body) })
    },
    unit: (name: string, input: Partial<NewUnit> = {}) =>
      createUnit(asSystem, { kind: input.parentId ? 'residential_group' : 'ward', ...input, name }),
    /** A person with roles, signed in: `token` for requests, `ctx` for verbs. */
    async person(name: string, ...grants: [Role, string][]) {
      const { id } = await introducePerson(asSystem, name)
      for (const [role, unitId] of grants) await grantRole(asSystem, { personId: id, role, unitId })
      const { token } = await signInByLink(asSystem, await makeLoginLink(asSystem, id))
      const actor: Actor = await actorOf(deps, token)
      return { id, token, actor, ctx: { ...deps, actor } satisfies Ctx }
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof testApp>>

function keeping(sent: Sent[], now: () => number): Messenger {
  return {
    async send(to, content): Promise<SendOutcome> {
      const messageId = `msg${sent.length + 1}`
      sent.push({ to, content, messageId, at: now() })
      return { kind: 'sent', messageId }
    },
    async recentTexts(to) {
      return sent
        .filter((one) => one.to.channel === to.channel && one.to.id === to.id)
        .map(({ messageId, content, at }) => ({ messageId, text: content.text, fromUs: true, at }))
        .reverse()
    },
  }
}
