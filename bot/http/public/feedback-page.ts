import { html } from 'hono/html'
import { categories } from '../../../core/feedback/suggest/categories.ts'
import { type FeedbackFigures, type Measure, measures } from '../../../core/statistics/feedback-figures.ts'
import { fewest, type Shown } from '../../../core/statistics/small-cells.ts'
import { layout } from './page.ts'

const words = {
  title: 'Số liệu phản ánh của người dân',
  lead: 'Mỗi tháng đã qua, theo loại việc. Số liệu không nói về riêng ai. Trên điện thoại, kéo ngang bảng để xem hết các cột.',
  hidden: (count: number) =>
    `Dấu “–” là số được giữ lại: số nhỏ hơn ${count}, hoặc số mà từ đó tính ra được một số nhỏ hơn ${count}.`,
  month: 'Tháng',
  all: 'Cộng',
  none: 'Chưa có phản ánh nào trong các tháng này.',
  measures: {
    received: ['Đã nhận', 'Số phản ánh đã nhận trong tháng.'],
    inTime: ['Trả lời đúng hạn', 'Trong số đã nhận, số có trả lời lần đầu trong hạn.'],
    reopened: ['Mở lại', 'Trong số đã nhận, số mà người gửi mở lại vì việc chưa xong.'],
    rated: ['Có đánh giá', 'Trong số đã nhận, số mà người gửi có đánh giá.'],
    satisfied: ['Hài lòng', 'Trong số có đánh giá, số được 4 hoặc 5 trên 5.'],
  } satisfies Record<Measure, [string, string]>,
}

const monthName = (month: string) => month.split('-').reverse().join('/')
const shownAs = (count: number | null | undefined) => (count === null || count === undefined ? '–' : String(count))

/** A table for each figure, months down and kinds across; kinds of which nothing ever came are left out. */
export function feedbackFiguresPage({ months, kinds, shown }: FeedbackFigures) {
  const used = kinds.flatMap((kind, at) => (shown.received.columns[at] === 0 ? [] : [{ kind, at }]))
  const body =
    shown.received.all === 0
      ? html`<p>${words.none}</p>`
      : html`<p>${words.lead}</p><p>${words.hidden(fewest)}</p>
${measures.map((measure) => table(measure, shown[measure], months, used))}`
  return layout({ title: words.title, body })
}

const table = (
  measure: Measure,
  { cells, rows, columns, all }: Shown,
  months: string[],
  used: { kind: string; at: number }[],
) => {
  const [name, says] = words.measures[measure]
  return html`<section><h2>${name}</h2><p>${says}</p>
<div class="wide" tabindex="0" role="region" aria-label="${name}"><table>
<thead><tr><th scope="col">${words.month}</th>${used.map(
    ({ kind }) => html`<th scope="col">${categories[kind as keyof typeof categories]}</th>`,
  )}<th scope="col">${words.all}</th></tr></thead>
<tbody>${months.map(
    (month, r) =>
      html`<tr><th scope="row">${monthName(month)}</th>${used.map(
        ({ at }) => html`<td>${shownAs(cells[r]?.[at])}</td>`,
      )}<td>${shownAs(rows[r])}</td></tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${words.all}</th>${used.map(
    ({ at }) => html`<td>${shownAs(columns[at])}</td>`,
  )}<td>${shownAs(all)}</td></tr></tfoot>
</table></div></section>`
}
