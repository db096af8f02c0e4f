import { describe, expect, test } from 'vitest'
import { get, post, tokenOf } from '../simulator/bare-client.ts'
import type { Simulator } from '../simulator/simulator.ts'
import { simulator } from '../simulator/stand.ts'

const minute = 60_000
const written = {
  type: 'normal',
  title: 'Lịch tiêm chủng tháng 12',
  author: 'UBND phường',
  cover: { cover_type: 'photo', photo_url: 'https://phuong.example/a.jpg', status: 'show' },
  description: 'Trẻ dưới 5 tuổi tiêm tại trạm y tế.',
  body: [{ type: 'text', content: 'Buổi sáng từ 7 giờ.' }],
  status: 'show',
}

async function published(sim: Simulator, token: string, article: object = written): Promise<string> {
  sim.account.articleChecks = 0
  const { data } = await post(sim, token, '/v2.0/article/create', article)
  return String((await post(sim, token, '/v2.0/article/verify', { token: data!.token })).data!.id)
}

const broadcastOf = (target: object, articleId: string) => ({
  recipient: { target },
  message: {
    attachment: {
      type: 'template',
      payload: { template_type: 'media', elements: [{ media_type: 'article', attachment_id: articleId }] },
    },
  },
})

describe('articles', () => {
  test('an article is being made for the first checks, then has an id, a place in the list and details', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    sim.account.articleChecks = 2
    const made = await post(sim, token, '/v2.0/article/create', written)
    const verify = () => post(sim, token, '/v2.0/article/verify', { token: made.data!.token })
    expect(await verify()).toMatchObject({ status: 200, error: -214 })
    const slice = () => get(sim, token, '/v2.0/article/getslice?offset=0&limit=5&type=normal')
    expect((await slice()).data).toEqual({ total: 0, medias: [] })
    expect(await verify()).toMatchObject({ error: -214 })
    const { id } = (await verify()).data as { id: string }
    expect(id).toMatch(/^[0-9a-f]{20}$/)
    expect((await slice()).data).toMatchObject({
      total: 1,
      medias: [{ id, type: 'normal', title: written.title, status: 'show', thumb: written.cover.photo_url }],
    })
    expect((await get(sim, token, `/v2.0/article/getdetail?id=${id}`)).data).toMatchObject({
      id,
      author: 'UBND phường',
      comment: 'show',
      body: written.body,
    })
  })

  test('an update is made anew under the same id, and what is removed is gone', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const id = await published(sim, token)
    sim.account.articleChecks = 1
    const changed = await post(sim, token, '/v2.0/article/update', { ...written, id, title: 'Đổi lịch' })
    const verify = () => post(sim, token, '/v2.0/article/verify', { token: changed.data!.token })
    expect(await verify()).toMatchObject({ error: -214 })
    expect(await verify()).toMatchObject({ error: 0, data: { id } })
    expect((await get(sim, token, `/v2.0/article/getdetail?id=${id}`)).data).toMatchObject({ title: 'Đổi lịch' })
    expect(await post(sim, token, '/v2.0/article/remove', { id })).toMatchObject({ error: 0 })
    expect(await get(sim, token, `/v2.0/article/getdetail?id=${id}`)).toMatchObject({ error: -201 })
  })

  test.each([
    ['a title of 151 letters', { title: 'ă'.repeat(151) }, -210],
    ['a cover of no known kind', { cover: { cover_type: 'poster' } }, -201],
    ['an unknown block', { body: [{ type: 'table' }] }, -201],
    ['a summary of 301 letters', { description: 'ă'.repeat(301) }, -210],
  ])('%s is refused', async (_case, part, error) => {
    const sim = await simulator()
    expect(await post(sim, await tokenOf(sim), '/v2.0/article/create', { ...written, ...part })).toMatchObject({
      error,
    })
  })

  test('beyond the quota the code is that of a missing permission, the text is not', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const create = () => post(sim, token, '/v2.0/article/create', written)
    sim.account.articlesLeft = 1
    expect(await create()).toMatchObject({ error: 0 })
    expect(await create()).toMatchObject({ error: -223, message: expect.stringContaining('article') })
    sim.account.registered.articles = false
    expect(await create()).toMatchObject({ error: -212 })
  })
})

test('a film is converted for a while, then ready', async () => {
  const sim = await simulator()
  const token = await tokenOf(sim)
  sim.account.articleChecks = 1
  const form = new FormData()
  form.set('file', new File([new Uint8Array(10)], 'a.mp4', { type: 'video/mp4' }))
  const headers = { access_token: token }
  const upload = await fetch(`${sim.url}/v2.0/article/upload_video/preparevideo`, {
    method: 'POST',
    headers,
    body: form,
  })
  const { data } = (await upload.json()) as { data: { token: string } }
  const verify = async (of: string) => {
    const reply = await fetch(`${sim.url}/v2.0/article/upload_video/verify`, { headers: { ...headers, token: of } })
    return reply.json()
  }
  expect(await verify(data.token)).toMatchObject({ data: { status: 3, convert_percent: 50 } })
  expect(await verify(data.token)).toMatchObject({ data: { status: 1, video_name: 'a.mp4', video_size: 10 } })
  expect(await verify('x')).toMatchObject({ error: -201 })
})

describe('broadcasts', () => {
  test('an article reaches the followers of the target, after its time in the queue', async () => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const near = sim.addUser({ name: 'Bà Năm', audience: { age: 7, gender: 2, city: 9 } })
    const young = sim.addUser({ name: 'Cháu Ba', audience: { age: 2, gender: 2, city: 9 } })
    const far = sim.addUser({ name: 'Ông Tư', audience: { age: 7, gender: 1, city: 4 } })
    const gone = sim.addUser({ name: 'Chị Hà', follows: false, audience: { age: 7, gender: 2, city: 9 } })
    const id = await published(sim, token)
    const target = { ages: '6,7', gender: '0', cities: '9,20', locations: '2' }
    const reply = await post(sim, token, '/v2.0/oa/message', broadcastOf(target, id))
    expect(reply.data).toEqual({ message_id: expect.stringMatching(/^[0-9a-f]{20}$/) })
    expect(sim.chat(near.id)).toEqual([])
    sim.clock.advance(30 * minute)
    await sim.settled()
    expect(sim.chat(near.id)).toMatchObject([{ kind: 'list', attachments: [{ payload: { title: written.title } }] }])
    for (const other of [young, far, gone]) expect(sim.chat(other.id)).toEqual([])
  })

  test('nobody gets more broadcasts in a month than the package allows', async () => {
    const sim = await simulator({ startAt: Date.parse('2026-11-05T02:00:00Z') })
    const user = sim.addUser({ name: 'Bà Năm' })
    sim.account.promotionsPerMonth = 1
    const id = await published(sim, await tokenOf(sim))
    for (const sent of [1, 2, 3]) {
      if (sent === 3) sim.clock.set(Date.parse('2026-12-01T02:00:00Z'))
      expect(await post(sim, await tokenOf(sim), '/v2.0/oa/message', broadcastOf({}, id))).toMatchObject({ error: 0 })
      sim.clock.advance(30 * minute)
      expect(sim.chat(user.id)).toHaveLength(sent === 3 ? 2 : 1)
    }
  })

  test.each([
    ['an unknown article', {}, 'ffffffffffffffffffff'],
    ['an unknown age', { ages: '8' }, null],
    ['an unknown part', { district: '1' }, null],
  ])('%s is refused', async (_case, target, articleId) => {
    const sim = await simulator()
    const token = await tokenOf(sim)
    const id = articleId ?? (await published(sim, token))
    expect((await post(sim, token, '/v2.0/oa/message', broadcastOf(target, id))).error).toBeLessThan(0)
  })
})
