import { describe, expect, it } from 'vitest'
import { questionsFromText, unreadIn } from '../../core/question-bank/read/typed.ts'
import { type QuestionDraft, questionProblems, tidyQuestion } from '../../core/quizzes/questions.ts'
import { ruleProblems, rulesOf } from '../../core/quizzes/rules.ts'

const good: QuestionDraft = { text: 'Thủ đô?', options: ['Hà Nội', 'Huế'], correct: [0] }
const problems = (...drafts: Partial<QuestionDraft>[]) =>
  questionProblems(drafts.map((draft) => tidyQuestion({ ...good, ...draft })))

describe('questions of a quiz', () => {
  it('accepts two options and several right ones', () => {
    expect(problems(good, { text: 'Khác?', correct: [0, 1] })).toEqual([])
  })

  it.each<[string, Partial<QuestionDraft>, string, string]>([
    ['no text', { text: '  ' }, 'text', 'Chưa có nội dung'],
    ['one option', { options: ['Hà Nội'] }, 'options', 'ít nhất 2'],
    ['nine options', { options: [...'abcdefghi'] }, 'options', 'nhiều nhất 8'],
    ['an empty option', { options: ['Hà Nội', ' '] }, 'options', 'để trống'],
    ['the same option twice', { options: ['Hà Nội', 'hà  nội'] }, 'options', 'giống nhau'],
    ['no right option', { correct: [] }, 'correct', 'Chưa chọn'],
    ['a right option that is not there', { correct: [2] }, 'correct', 'không có trong danh sách'],
  ])('refuses %s', (_, draft, field, words) => {
    const [found] = problems(draft)
    expect(found?.field).toBe(`questions.0.${field}`)
    expect(found?.problem).toMatch(/^Câu 1: /)
    expect(found?.problem).toContain(words)
  })

  it('lets a question ask for the right answer, and still sees one pasted with its answer', () => {
    expect(problems({ text: 'Chọn đáp án đúng: Nước ta có mấy miền' })).toEqual([])
    expect(problems({ text: 'Hãy chọn đáp án đúng: Ai? Đáp án: A' })).toHaveLength(1)
  })

  it('finds the same question again, accents and order of options apart', () => {
    const [found] = problems(good, { text: 'THU DO?', options: ['Huế', 'Hà Nội'], correct: [1] })
    expect(found).toEqual({ field: 'questions.1.text', problem: 'Câu 2: Trùng với câu 1.' })
  })

  it('takes options that differ by an accent only as different', () => {
    expect(problems({ options: ['năm', 'nam'] })).toEqual([])
  })

  it.each(['Đáp án: B', 'đáp án đúng là: A', 'Sáu giờ (Đáp án: B)'])('refuses “%s” among the options', (option) => {
    expect(problems({ options: ['một', 'hai', option] })).toEqual([
      expect.objectContaining({ problem: expect.stringContaining('Có dòng đáp án lẫn') }),
    ])
  })

  it('asks for at least one question', () => {
    expect(problems()[0]?.field).toBe('questions')
  })
})

const plain = ['', '', '', '']

describe('rules of a round', () => {
  it('are as usual where nothing is said, and ask no more questions than there are', () => {
    expect(rulesOf({}, 4)).toMatchObject({ questionCount: 4, rank: 'earliest', guess: null })
    expect(ruleProblems(rulesOf({}, 4), plain)).toEqual([])
  })

  it.each([
    ['questionCount', { questionCount: 5 }],
    ['questionCount', { questionCount: 0 }],
    ['timeLimitMs', { timeLimitMs: 1000 }],
    ['graceMs', { graceMs: -1 }],
    ['maxAttempts', { maxAttempts: 0 }],
    ['delayMs', { delayMs: -5 }],
    ['guess', { rank: 'none' as const, guess: 'entries' as const }],
  ])('refuse a bad %s', (field, given) => {
    expect(ruleProblems(rulesOf(given, 4), plain).map((found) => found.field)).toEqual([`rules.${field}`])
  })
})

describe('sections of a round', () => {
  const held = ['Đất đai', 'Đất đai', 'Cư trú']
  const told = (sections: { section: string; count: number }[], more = {}) =>
    ruleProblems(rulesOf({ sections, ...more }, 3), held).map(({ problem }) => problem)

  it('give the number of questions of a paper', () => {
    const sections = [
      { section: 'Cư trú', count: 1 },
      { section: 'Đất đai', count: 1 },
    ]
    expect(rulesOf({ sections }, 3).questionCount).toBe(2)
    expect(told(sections)).toEqual([])
  })

  it.each<[string, { section: string; count: number }[], object, string]>([
    ['none at all', [], { questionCount: 1 }, 'Chưa chọn phần nào.'],
    [
      'one named twice',
      [
        { section: 'Cư trú', count: 1 },
        { section: 'Cư trú', count: 1 },
      ],
      {},
      'nhắc hai lần',
    ],
    ['more than there are', [{ section: 'Cư trú', count: 2 }], {}, 'chỉ có 1 câu, không đủ 2 câu'],
    ['one that is not there', [{ section: 'Hộ tịch', count: 1 }], {}, 'không có phần “Hộ tịch”'],
    ['another sum', [{ section: 'Cư trú', count: 1 }], { questionCount: 2 }, 'cộng lại là 1'],
  ])('refuse %s', (_, sections, more, words) => {
    expect(told(sections, more).join()).toContain(words)
  })
})

describe('questions that were pasted out of other programs', () => {
  const paper = (typed: string) => ({
    read: questionsFromText(typed).map(({ text, options, correct }) => [text, ...options, correct.join()]),
    unread: unreadIn(typed).map(({ line, why }) => `${line} ${why}`),
  })

  it('are read off a table, one a row, and a row with other cells is asked about', () => {
    const head = 'STT\tCâu hỏi\tPhương án A\tPhương án B\tPhương án C\tĐáp án'
    const rows = ['1\tRác hữu cơ gồm gì?\tVỏ rau\tPin\tNhựa\tA', '2\tRác tái chế gồm gì?\tLá\tGiấy\t\tB', '3\tThiếu ô']
    expect(paper([head, ...rows].join('\n'))).toEqual({
      read: [
        ['Rác hữu cơ gồm gì?', 'Vỏ rau', 'Pin', 'Nhựa', '0'],
        ['Rác tái chế gồm gì?', 'Lá', 'Giấy', '1'],
      ],
      unread: ['4 twice'],
    })
  })

  it.each([
    ['Câu 1: Tuổi kết hôn của nam?\n[ ] 18\n[x] 20\n[ ] 22'],
    ['Câu 1: Tuổi kết hôn của nam?\n( ) 18\n(x) 20\n( ) 22'],
    ['**Câu 1:** Tuổi kết hôn của nam?\n- A. 18\n- **B. 20**\n- C. 22'],
    ['Câu 1: Tuổi kết hôn của nam?\nA. 18\nB. 20\nC. 22\n=> Chọn B'],
  ])('keep no mark of what is right in what participants see: %s', (typed) => {
    expect(paper(typed)).toEqual({ read: [['Tuổi kết hôn của nam?', '18', '20', '22', '1']], unread: [] })
  })

  it('take bold letters for no answer where most options have them', () => {
    expect(paper('Câu 1: Ai?\n**A. Anh**\n**B. Chị**').read).toEqual([['Ai?', 'Anh', 'Chị', '']])
  })

  it('leave the lines of a heading out, and say so', () => {
    expect(paper('BỘ CÂU HỎI\n(Kèm theo Kế hoạch số 12)\n\nCâu 1. Ai?\nA. Anh\nB. Chị\nĐáp án: A')).toEqual({
      read: [['Ai?', 'Anh', 'Chị', '0']],
      unread: ['1 title', '2 title'],
    })
  })
})
