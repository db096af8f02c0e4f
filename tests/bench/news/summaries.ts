import { longestSummary, sentencesFrom } from '../../../core/news/summary/extract.ts'
import { sharedRows } from '../../support/shared-data.ts'
import { stream } from './stories.ts'

type Told = { title: string; lead: string; body: string; source: string; date?: string }
const shown = 30

// What a reader of a digest would call leftovers of a web page: a rule of this bench's own, besides the one that makes summaries.
const leftovers =
  /xem thêm|đọc thêm|tin liên quan|mời (?:bạn|quý vị|độc giả)|theo dõi chúng tôi|bản quyền|hotline|quảng cáo liên hệ|^(?:ảnh|video|clip|nguồn) ?[:.]|\((?:ảnh|nguồn|video)|https?:|^\(?[A-ZĐ&]{2,10}\)? ?[-–] /i
const ends = /[.!?]["”’')]{0,2}$/

/** Summaries of real articles by the rule that ships: a page of them to read, and what can be counted of all. */
export function summariesMeasured() {
  const dated: Told[] = sharedRows('news/categorised.dev.jsonl.gz')
  const all: Told[] = [...dated, ...stream().map((article) => ({ ...article, source: 'Báo Mới' }))]
  const told = all.map((article) => ({
    article,
    summary: sentencesFrom({ title: article.title, lead: article.lead, text: article.body }),
  }))
  const made = told.filter(({ summary }) => summary !== '')
  const share = (some: typeof told) => Math.round((some.length / made.length) * 1000) / 1000
  return {
    articles: all.length,
    summed: made.length,
    leftToTheLead: all.length - made.length,
    complete: share(made.filter(({ summary }) => ends.test(summary) && /^["“‘'(]?[\p{Lu}\d]/u.test(summary))),
    withinLength: share(made.filter(({ summary }) => summary.length <= longestSummary)),
    leftovers: share(made.filter(({ summary }) => leftovers.test(summary))),
    inTheArticlesWords: share(made.filter(({ article, summary }) => isVerbatim(article, summary))),
    page: Array.from({ length: shown }, (_, i) => made[Math.floor((i * made.length) / shown)]!).map(
      ({ article: { title, source, date }, summary }) => `${title} | ${summary} (${source}${date ? `, ${date}` : ''})`,
    ),
  }
}

const plain = (text: string) => text.normalize('NFC').replace(/[\s\u200b-\u200f\ufeff\u00ad]+/g, '')
const isVerbatim = ({ lead, body }: Told, summary: string) =>
  summary.split(/(?<=[.!?])\s/).every((sentence) => plain(`${lead}\n${body}`).includes(plain(sentence)))
