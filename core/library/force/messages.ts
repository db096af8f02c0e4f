import { writtenDate } from '../../time.ts'

const did: Record<string, string> = {
  amends: 'đã được sửa đổi, bổ sung',
  replaces: 'đã được thay thế',
  repeals: 'đã bị bãi bỏ',
  suspends: 'đã bị ngưng hiệu lực',
}
type Did = { kind: string; since: string; by: string | null }

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
const doneBy = ({ kind, since, by }: Did) => `${did[kind]} bởi ${by ?? 'một văn bản khác'} từ ${writtenDate(since)}`
const unnamed = (kind: string) => (kind === 'suspends' ? 'chưa rõ đến khi nào' : 'không nói rõ phần nào')
const isExcept = (words: string) => /^(?:ngoại )?trừ\s/iu.test(words)

/** What confirmed relations did, told of the clause that is read, or of the document. */
export const forceSentences = {
  change: ({ how, called, ...done }: Did & { how: string; called: string }) => {
    if (called === '') return `Văn bản này ${doneBy(done)}${how === 'unsure' ? `, ${unnamed(done.kind)}` : ''}.`
    if (how === 'unsure') return `Văn bản này (${called}) ${doneBy(done)}; chưa rõ có chạm đến đoạn này hay không.`
    return isExcept(called) ? `Văn bản này (${called}) ${doneBy(done)}.` : `${capital(called)} ${doneBy(done)}.`
  },
  ofDocument: ({ scope, isRead, ...done }: Did & { scope: string; isRead: boolean }) => {
    if (scope === '') {
      const isPart = done.kind === 'amends' || done.kind === 'suspends'
      return `Văn bản này ${doneBy(done)}${isPart ? `, ${unnamed(done.kind)}` : ''}.`
    }
    return isRead && !isExcept(scope) ? `${capital(scope)} ${doneBy(done)}.` : `Văn bản này (${scope}) ${doneBy(done)}.`
  },
}
