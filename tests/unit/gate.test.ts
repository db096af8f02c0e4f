import { expect, test } from 'vitest'
import { blocksOf, type Gated } from '../../core/news/gate.ts'
import { hourMs } from '../../core/time.ts'

const at = Date.parse('2026-11-23T06:30:00+07:00')
const news: Gated = {
  kind: 'news',
  title: 'Khai mạc kỳ họp',
  summary: 'Kỳ họp bàn ba việc.',
  sourceName: 'Báo Nhân Dân',
  link: 'https://nhandan.vn/1',
  publishedAt: at - 2 * hourMs,
  licence: 'excerpt',
  life: null,
  embargoMinutes: 60,
}
const notice: Gated = {
  ...news,
  kind: 'notice',
  sourceName: 'Phường An Bình',
  link: '',
  embargoMinutes: 0,
  licence: 'full',
}

test.for([
  ['whole news', news, []],
  ['a notice needs no link: the office is the source', notice, []],
  ['a notice with a long text', { ...notice, summary: 'chữ '.repeat(300) }, []],
  ['no title', { ...news, title: ' ' }, ['no-title']],
  ['no source', { ...news, sourceName: '' }, ['no-source']],
  ['a notice without a source', { ...notice, sourceName: '' }, ['no-source']],
  ['no time', { ...news, publishedAt: null }, ['no-time']],
  ['no link', { ...news, link: '' }, ['no-link']],
  ['a dangerous link', { ...news, link: 'javascript:alert(1)' }, ['bad-link']],
  ['a dangerous link in a notice', { ...notice, link: 'data:text/html,x' }, ['bad-link']],
  ['a link with a password', { ...news, link: 'https://ban:mat-khau@nhandan.vn/1' }, ['bad-link']],
  ['a password in its words', { ...notice, summary: 'Xem https://ban:mat-khau@a.vn/1 nhé' }, ['bad-link']],
  ['a script in its title', { ...news, title: 'Xem javascript:alert(1)' }, ['bad-link']],
  ['a link of the web in its words', { ...notice, summary: 'Xem https://a.vn/1, lúc 8:00.' }, []],
  ['a link that only looks like another', { ...notice, link: 'https://nhandan.vn@evil.example/1' }, ['bad-link']],
  ['embargo not over', { ...news, publishedAt: at - hourMs + 1 }, ['embargo']],
  ['embargo over to the millisecond', { ...news, publishedAt: at - hourMs }, []],
  ['only the title is licensed', { ...news, licence: 'link' }, ['licence-link']],
  ['only the title is licensed, and only that is there', { ...news, licence: 'link', summary: '' }, []],
  ['an excerpt that is too long', { ...news, summary: 'a'.repeat(301) }, ['licence-excerpt']],
  ['a full licence', { ...news, licence: 'full', summary: 'a'.repeat(301) }, []],
  ['several at once', { ...news, sourceName: '', publishedAt: null, link: '' }, ['no-source', 'no-time', 'no-link']],
] satisfies [string, Gated, string[]][])('%s', ([, item, reasons]) => {
  expect(blocksOf(item, at).map(({ reason }) => reason)).toEqual(reasons)
})

test('each block says in Vietnamese what is missing, an embargo until when', () => {
  const [embargo] = blocksOf({ ...news, publishedAt: at }, at)
  expect(embargo?.message).toContain('07:30 ngày 23/11/2026')
  const [source] = blocksOf({ ...news, sourceName: '' }, at)
  expect(source?.message).toBe('Tin chưa ghi tên nguồn.')
})
