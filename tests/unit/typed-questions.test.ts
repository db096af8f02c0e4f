import { expect, test } from 'vitest'
import { questionsFromText, readTyped, unreadIn } from '../../core/question-bank/read/typed.ts'
import { questionProblems, tidyQuestion } from '../../core/quizzes/questions.ts'
import { questionsFromJson } from '../../miniapp/src/console/parts/quizzes/quiz-json.ts'
import { quizzes } from '../../miniapp/src/console/parts/quizzes/strings.ts'
import { isSteep, timeOf } from '../support/hostile.ts'

test('typed questions become text, options, the right ones and what explains', () => {
  const typed = 'Thủ đô nước ta?\r\n* Hà Nội\r\nHuế\r\n# Từ năm 1945.\r\n\r\n\r\nHai số chẵn?\n*2\n3\n* 4'
  expect(questionsFromText(typed)).toEqual([
    { text: 'Thủ đô nước ta?', options: ['Hà Nội', 'Huế'], correct: [0], explanation: 'Từ năm 1945.' },
    { text: 'Hai số chẵn?', options: ['2', '3', '4'], correct: [0, 2] },
  ])
  expect(questionsFromText(' \n\n ')).toEqual([])
})

test('a table copied from a spreadsheet keeps the lines of a cell together, without the marks around it', () => {
  const copied =
    'Câu hỏi\tPhương án A\tPhương án B\tĐáp án\n"Thủ đô\nnước ta?"\tHà Nội\t"thành phố ""Huế"""\tA\nHai?\tx\ty\tB\n'
  expect(questionsFromText(copied)).toEqual([
    { text: 'Thủ đô nước ta?', options: ['Hà Nội', 'thành phố "Huế"'], correct: [0] },
    { text: 'Hai?', options: ['x', 'y'], correct: [1] },
  ])
})

test('the example shown in the form is one the server takes', () => {
  const questions = questionsFromText(quizzes.form.sample)
  expect(questions).toHaveLength(1)
  expect(questionProblems(questions.map(tidyQuestion))).toEqual([])
})

test.each([
  ['{', 'json'],
  ['{"text":"x"}', 'shape'],
  ['[{"text":"x","options":["a",1],"correct":[0]}]', 'shape'],
  ['[{"text":"x","options":["a","b"],"correct":["a"]}]', 'shape'],
  ['[null]', 'shape'],
])('JSON that holds no questions is told apart: %s', (typed, problem) => {
  expect(questionsFromJson(typed)).toEqual({ problem })
})

test('JSON questions are read as they stand', () => {
  const questions = [{ text: 'x', options: ['a', 'b'], correct: [1] }]
  expect(questionsFromJson(JSON.stringify(questions))).toEqual({ questions })
})

test('questions as people paste them: numbers and letters go, answers and reasons are read, none is an option', () => {
  const pasted =
    'Câu 1: Thủ đô?\nA. Hà Nội\nB. Huế\nĐáp án: A\nCâu 2. Phường có mấy khu phố,\ntính đến nay?\na) Ba\nb) Bốn (đúng)\nGiải thích: theo nghị quyết\nsố 5\nCâu 3: Chọn nhiều:\nA. Một B. Hai C. Ba D. Bốn (Đáp án: A, C)'
  expect(questionsFromText(pasted)).toEqual([
    { text: 'Thủ đô?', options: ['Hà Nội', 'Huế'], correct: [0] },
    {
      text: 'Phường có mấy khu phố, tính đến nay?',
      options: ['Ba', 'Bốn'],
      correct: [1],
      explanation: 'theo nghị quyết\nsố 5',
    },
    { text: 'Chọn nhiều:', options: ['Một', 'Hai', 'Ba', 'Bốn'], correct: [0, 2] },
  ])
  expect(unreadIn(pasted)).toEqual([])
})

test('without letters a question ends with its sign, and the next begins with its number', () => {
  const pasted = 'Câu 2: Phường có mấy khu phố,\ntính đến hết năm 2025?\nBa\nBốn\nCâu 3: Mấy giờ?\nNăm\nSáu'
  expect(questionsFromText(pasted)).toEqual([
    { text: 'Phường có mấy khu phố, tính đến hết năm 2025?', options: ['Ba', 'Bốn'], correct: [] },
    { text: 'Mấy giờ?', options: ['Năm', 'Sáu'], correct: [] },
  ])
  expect(unreadIn(pasted)).toEqual([])
})

test.each([
  ['a list at the end', 'Câu 1: X?\n\nA. một\n\nB. hai\n\nCâu 2: Y?\n\nA. ba\n\nB. bốn\n\nĐÁP ÁN\nCâu 1: B\nCâu 2: A'],
  ['a list on one line', '1. X?\nA. một\nB. hai\n2. Y?\nA. ba\nB. bốn\nĐáp án: 1B, 2A'],
  ['the words of the option', '1) X?\nA. một\nB. hai\nĐáp án: hai\n2) Y?\nA. ba\nB. bốn\nĐáp án đúng là: A. ba'],
  ['numbers for letters', 'X?\n1. một\n2. hai\nĐáp án: 2\n\nY?\n1. ba\n2. bốn\nĐáp án: 1'],
  ['options side by side', 'Câu 1: X?\nA. một\tB. hai\nĐáp án B\nCâu 2: Y?\nA. ba    B. bốn\nĐáp án A'],
  ['no line between', 'X?\nA. một\nB. hai *\nY?\nA. ba ✓\nB. bốn'],
])('answers are given by %s', (_, pasted) => {
  expect(questionsFromText(pasted)).toEqual([
    { text: 'X?', options: ['một', 'hai'], correct: [1] },
    { text: 'Y?', options: ['ba', 'bốn'], correct: [0] },
  ])
  expect(unreadIn(pasted)).toEqual([])
})

test.each<[string, string, string, number]>([
  ['a question among options', 'X?\nBa\nBốn\nY?\nNăm', 'melted', 4],
  ['a question after what explains', 'X?\n*Ba\nBốn\n# vì\nY?', 'melted', 5],
  ['an answer that is no option', 'X?\nA. Ba\nB. Bốn\nĐáp án: C', 'answer', 4],
  ['an answer that may be an option', 'X?\nBa\nBốn\nĐáp án A và B', 'answer', 4],
  ['two answers', 'X?\n*A. Ba\nB. Bốn\nĐáp án: B', 'twice', 4],
  ['letters out of order', 'X?\nA. Ba\nC. Bốn', 'order', 3],
  ['a question without an end', 'Phường có mấy khu phố,\nnăm 2025\nBa\nBốn', 'where', 1],
  ['a line that goes on with nothing', 'X?\nA. Hà\nNội\nB. Huế', 'stray', 3],
  ['a heading', 'BỘ CÂU HỎI\n\nCâu 1: X?\nA. Ba\nB. Bốn\nĐáp án: A', 'title', 1],
])('%s is told to the author', (_, pasted, why, line) => {
  expect(unreadIn(pasted)).toContainEqual(expect.objectContaining({ why, line }))
})

test('who signs a paper below its answers is told, and becomes no option of the last question', () => {
  const paper = 'Câu 1: X?\nA. Ba\nB. Bốn\nCâu 2: Bao nhiêu người dự thi? … người'
  const signed = '\nTM. BAN TỔ CHỨC\n(đã ký)\nTrần Thị Bình'
  const { questions, told } = readTyped(`${paper}\n\nĐÁP ÁN\nCâu 1: B${signed}`)
  expect(questions.map(({ options, correct }) => ({ options, correct }))).toEqual([
    { options: ['Ba', 'Bốn'], correct: [1] },
    { options: [], correct: [] },
  ])
  expect(told.map(({ at, level }) => `${at} ${level}`)).toEqual(['8 note', '9 note', '10 note'])
  // Without a list of answers nobody knows where the paper ends.
  const [first] = readTyped(`Câu 1: X?\nA. Ba\nB. Bốn${signed}`).questions
  expect(first?.options).toEqual(['Ba', 'Bốn'])
  expect(unreadIn(`Câu 1: X?\nA. Ba\nB. Bốn${signed}`).map(({ line, why }) => `${line} ${why}`)).toEqual([
    '4 stray',
    '5 stray',
    '6 stray',
  ])
})

test('long hostile lines are read in the time of plain ones', () => {
  const timed = (line: string) => timeOf(unreadIn, `${line}\n`.repeat(5))
  const plain = 'chữ thường '.repeat(2000)
  timed(plain)
  const usual = Math.max(timed(plain), timed(plain), 1)
  for (const piece of [' ', '(', '*', 'A. ', 'Câu 1', 'đáp án ', '1 ', 'A,'])
    expect(timed(`${piece}`.repeat(20_000 / piece.length)) / usual, piece).toBeLessThan(50)
})

test('answers in a table of two rows go each to its question, and a score behind the number is no part of the question', () => {
  const paper = `Câu 1 (1 điểm). Số báo cháy?\nA. 113\tB. 114\nCâu 2 (0,5 điểm). Cấp cứu?\nA. 115\tB. 113\nCâu 3. Việc đúng?\nA. Báo động\nB. Thang máy\nC. Cúi thấp\nBẢNG ĐÁP ÁN\nCâu\t1\t2\t3\nĐáp án\t`
  const answered = questionsFromText(`${paper}B\tA\tA, C`)
  expect(answered.map(({ text }) => text)).toEqual(['Số báo cháy?', 'Cấp cứu?', 'Việc đúng?'])
  expect(answered.map(({ correct }) => correct)).toEqual([[1], [0], [0, 2]])
  const short = `${paper}B\tA`
  expect(questionsFromText(short).map(({ correct }) => correct)).toEqual([[], [], []])
  expect(unreadIn(short)).toContainEqual({ line: 11, words: 'Đáp án: (B A)', why: 'answer' })
})

test.for([
  ['1. Ai bầu tổ trưởng?\na) Phường (S)\nb) Nhân dân (Đ)', 'Ai bầu tổ trưởng?', ['Phường', 'Nhân dân'], [1]],
  ['Câu 1. Điện giật? [B]\nA. Kéo ra\nB. Ngắt điện', 'Điện giật?', ['Kéo ra', 'Ngắt điện'], [1]],
  ['Câu 1. Rác hữu cơ? => Đáp án: a\na) Vỏ rau\nb) Chai', 'Rác hữu cơ?', ['Vỏ rau', 'Chai'], [0]],
  ['Câu 1. Được lái xe?\n☐ Đúng\n☑ Sai', 'Được lái xe?', ['Đúng', 'Sai'], [1]],
  ['Câu 1. Được lái xe?\nĐúng / Sai\nĐáp án: Sai', 'Được lái xe?', ['Đúng', 'Sai'], [1]],
  ['Câu 1. Mức phạt?\n○ 3 triệu\n● 2 triệu', 'Mức phạt?', ['3 triệu', '2 triệu'], [1]],
  ['Câu 1. Mức phạt?\n● 3 triệu\n● 2 triệu', 'Mức phạt?', ['3 triệu', '2 triệu'], []],
] as const)('no mark of the answer stays where participants see it: %s', ([paper, text, options, correct]) => {
  expect(questionsFromText(paper)).toEqual([{ text, options, correct }])
})

test('answers of several questions in words are asked about, not taken for one question’s', () => {
  const paper = 'Câu 1. Được đốt pháo?\nĐúng\nSai\nCâu 2. Mức phạt?\n2 triệu\n3 triệu\nGợi ý đáp án: 1. Sai; 2. 3 triệu'
  expect(questionsFromText(paper).map(({ options, correct }) => [options, correct])).toEqual([
    [['Đúng', 'Sai'], []],
    [['2 triệu', '3 triệu'], []],
  ])
  expect(unreadIn(paper)).toMatchObject([{ line: 7, why: 'answer' }])
})

test('what Google Forms prints around a question is no option of it', () => {
  const hint = 'Đánh dấu chỉ một hình ôvan.'
  const form = `1. Ngày thành lập Đảng? *\n1 điểm\n${hint}\n○ 3/2/1930\n○ 2/9/1945\n2. Được mấy điểm?\n○ 1 điểm\n○ 2 điểm`
  expect(questionsFromText(form).map(({ text, options }) => [text, options])).toEqual([
    ['Ngày thành lập Đảng?', ['3/2/1930', '2/9/1945']],
    ['Được mấy điểm?', ['1 điểm', '2 điểm']],
  ])
})

test('an answer in brackets behind its question is told to nobody who is asked', () => {
  const paper =
    'Câu 1: Ai được bầu cử? (Đáp án C)\nA. Đủ 16\nB. Đủ 17\nC. Đủ 18\nCâu 2: Việc nào có phí? [đáp án A và B]\nA. Ô tô\nB. Xe máy\nC. Đi bộ'
  expect(questionsFromText(paper)).toEqual([
    { text: 'Ai được bầu cử?', options: ['Đủ 16', 'Đủ 17', 'Đủ 18'], correct: [2] },
    { text: 'Việc nào có phí?', options: ['Ô tô', 'Xe máy', 'Đi bộ'], correct: [0, 1] },
  ])
  expect(unreadIn(paper)).toEqual([])
})

test('“Chọn đáp án đúng: …” asks, and what stands before the lines of a list is no part of an option', () => {
  const paper =
    'Câu 1. Chọn đáp án đúng: Loa là gì?\n- A. Xe\n- B. Kênh tin\nĐáp án: B\n\nCâu 2. Màu cờ?\n• Xanh\n• Đỏ*'
  expect(questionsFromText(paper)).toEqual([
    { text: 'Chọn đáp án đúng: Loa là gì?', options: ['Xe', 'Kênh tin'], correct: [1] },
    { text: 'Màu cờ?', options: ['Xanh', 'Đỏ'], correct: [1] },
  ])
})

test('for a bank the clause, the subject and how hard it is are told apart', () => {
  const typed =
    'Câu 1: Ai?\nA. Một\nB. Hai\nĐáp án: B\nGiải thích: vì thế\nCăn cứ: Điều 3 Luật Cư trú\nMức độ: Thông hiểu\nChủ đề: cư trú, hộ tịch'
  expect(readTyped(typed)).toEqual({
    questions: [
      {
        ...{ at: 1, text: 'Ai?', options: ['Một', 'Hai'], correct: [1], explanation: 'vì thế' },
        ...{ source: 'Điều 3 Luật Cư trú', tags: ['cư trú', 'hộ tịch'], difficulty: 'medium' },
      },
    ],
    told: [],
  })
  expect(readTyped('Chủ đề nào đúng?\nChủ đề: hoà bình\n*Chủ đề: hữu nghị').questions[0]?.options).toEqual([
    'Chủ đề: hoà bình',
    'Chủ đề: hữu nghị',
  ])
})

test('an option that is all “Đáp án A và C” is no answer', () => {
  const typed = 'Câu 1: Ai?\nA. Một\nB. Hai\nC. Ba\nD. Đáp án A và C\nĐáp án: D'
  expect(questionsFromText(typed)).toMatchObject([{ options: ['Một', 'Hai', 'Ba', 'Đáp án A và C'], correct: [3] }])
  expect(unreadIn(typed)).toEqual([])
})

test.each<[string, (lines: number) => string]>([
  ['options without a question', (lines) => 'B. x\n'.repeat(lines)],
  ['questions without options', (lines) => 'x\n\n'.repeat(lines)],
  ['one number, and as many answers', (lines) => `${'Câu 1: x\n'.repeat(lines)}Đáp án\n${'1A 2B '.repeat(lines)}`],
  ['numbers', (lines) => '1. x\n'.repeat(lines)],
])('%s: each line is looked at once, however many there are', (_, text) => {
  expect(isSteep((lines) => readTyped(text(lines)), 4000)).toBe(false)
})

test('of a text that is all wrong so much is told and no more', () => {
  expect(readTyped('B. x\n'.repeat(12_000)).told).toHaveLength(10_000)
})

test.each<[string, string, string[]?]>([
  ['in brackets', '[Câu 1] Thủ đô?\n[A] Hà Nội\n[B] Huế\n[Đáp án] A'],
  ['that ticks in brackets', 'Bài 1: Thủ đô?\nA. Hà Nội [Đúng]\nB. Huế [Sai]'],
  ['of another tongue', 'Question 1: Thủ đô?\nA. Hà Nội\nB. Huế\nAnswer: A'],
  ['in short', 'Câu 1: Thủ đô?\na. Hà Nội\nb. Huế\nĐA: a'],
  ['and signs that part options', 'Câu 1: Thủ đô? A. Hà Nội; B. Huế; C. Vinh.\nĐ/án: A', ['Hà Nội', 'Huế', 'Vinh']],
  ['with all answers in one line', 'Câu 1: Thủ đô?\nA. Hà Nội\nB. Huế\nBẢNG ĐÁP ÁN: 1-a'],
  ['without accents', 'Cau 1: Thủ đô?\nA. Hà Nội\nB. Huế\nDap an: A'],
])('no number, letter or answer is left in a question %s', (_how, typed, options = ['Hà Nội', 'Huế']) => {
  expect(questionsFromText(typed)).toEqual([{ text: 'Thủ đô?', options, correct: [0] }])
  expect(unreadIn(typed)).toEqual([])
})

test('an answer that stands in brackets as a whole is the key', () => {
  const typed =
    'Câu 1. Ai bầu trưởng thôn?\nA/ Cử tri\nB/ Chủ tịch xã\n[Đáp án: B]\nCâu 2. Nhiệm kỳ?\nA/ 2 năm\nB/ 5 năm\n[Đ/a = A]'
  const { questions, told } = readTyped(typed)
  expect(questions.map(({ correct }) => correct)).toEqual([[1], [0]])
  expect(told).toEqual([])
})

test('an arrow or a letter alone below the options points at the right one', () => {
  const pasted =
    'Câu 1: Khi có bão?\tA. Ra biển\tB. Chằng chống nhà\n=> B\nCâu 2: Chọn nhiều:\nA. Một\nB. Hai\nC. Ba\n→ A, C.\nCâu 3: Hỏi?\nA. x\nB. y\n(B)'
  expect(questionsFromText(pasted)).toEqual([
    { text: 'Khi có bão?', options: ['Ra biển', 'Chằng chống nhà'], correct: [1] },
    { text: 'Chọn nhiều:', options: ['Một', 'Hai', 'Ba'], correct: [0, 2] },
    { text: 'Hỏi?', options: ['x', 'y'], correct: [1] },
  ])
  expect(unreadIn(pasted)).toEqual([])
})

test('an answer is told by an arrow and a small letter or a star within a line, and how many to choose is no question', () => {
  expect(
    questionsFromText('Câu 1) Tuổi nhập ngũ?\na) 16\nb) Từ đủ 18\n=> b\nCâu 2. Quốc khánh? A. 30/4 *B. 2/9 C. 1/5'),
  ).toEqual([
    { text: 'Tuổi nhập ngũ?', options: ['16', 'Từ đủ 18'], correct: [1] },
    { text: 'Quốc khánh?', options: ['30/4', '2/9', '1/5'], correct: [1] },
  ])
  expect(questionsFromText('Câu 1 (chọn nhiều đáp án): Mang gì?\nA. Căn cước\nB. Ảnh\nC. Sổ\nĐáp án: A, C')).toEqual([
    { text: 'Mang gì?', options: ['Căn cước', 'Ảnh', 'Sổ'], correct: [0, 2] },
  ])
})

const paperOf = (typed: string) =>
  questionsFromText(typed).map(({ text, options, correct }) => [text, options, correct])

test('what is no question’s is left with a note, and keeps nothing out', () => {
  const typed = `BỘ CÂU HỎI TÌM HIỂU LUẬT
Câu 1: Một?
A. x
Trang 1/2
B. y
Đáp án: A
- 2 -
PHẦN II. CÂU HỎI KHÓ
Câu 2: Hai?
A. x
B. y
ĐÁ: B
3
---Hết---`
  expect(paperOf(typed)).toEqual([
    ['Một?', ['x', 'y'], [0]],
    ['Hai?', ['x', 'y'], [1]],
  ])
  expect(readTyped(typed).told.map(({ at, level }) => `${at} ${level}`)).toEqual([
    '1 note',
    '4 note',
    '7 note',
    '8 note',
    '13 note',
    '14 note',
  ])
})

test.for([
  [
    'a sentence that is right or wrong',
    'Câu 1: Đủ 18 tuổi được bầu cử.\nĐáp án: Đúng\nCâu 2: Chó được thả rông.\nĐáp án: Sai',
    [
      ['Đủ 18 tuổi được bầu cử.', ['Đúng', 'Sai'], [0]],
      ['Chó được thả rông.', ['Đúng', 'Sai'], [1]],
    ],
  ],
  [
    'points that are asked about',
    'Câu 1: Cho các việc sau:\n1. Vứt rác\n2. Phân loại\n3. Đốt rơm\nViệc nào bị cấm?\nA. 1 và 3\nB. 2\nĐáp án: A',
    [['Cho các việc sau: 1. Vứt rác 2. Phân loại 3. Đốt rơm Việc nào bị cấm?', ['1 và 3', '2'], [0]]],
  ],
  [
    'options by number under a question by number',
    'Câu 1: Ai?\n1. Anh\n2. Chị\nĐáp án: 2\nCâu 2: Nữa?\n1. Anh\n2. Chị\nĐáp án: 1',
    [
      ['Ai?', ['Anh', 'Chị'], [1]],
      ['Nữa?', ['Anh', 'Chị'], [0]],
    ],
  ],
  [
    'options in two columns',
    'Câu 1: Mấy?\nA. một    C. ba\nB. hai    D. bốn\nĐ.A: d',
    [['Mấy?', ['một', 'hai', 'ba', 'bốn'], [3]]],
  ],
  ['wide signs, bold of another kind', 'Câu 1：Ai？\nA．Anh\n__B．Chị__\nC．Em', [['Ai?', ['Anh', 'Chị', 'Em'], [1]]]],
  [
    'pictures before a head, as in chats',
    '❓ Câu 1: Gọi số nào?\nA. 113\n✅ B. 114\n👉 Câu 2: Ai?\n✔️ A. Anh\nB. Chị',
    [
      ['Gọi số nào?', ['113', '114'], [1]],
      ['Ai?', ['Anh', 'Chị'], [0]],
    ],
  ],
] as const)('%s', ([, typed, paper]) => {
  expect(paperOf(typed)).toEqual(paper)
  expect(unreadIn(typed)).toEqual([])
})

test('a number that may be an option or its place is asked about where these differ', () => {
  const typed = (answer: string) => `Câu 1: Mấy?\nA. 2\nB. 1\nC. 3\nĐáp án: ${answer}`
  expect(unreadIn(typed('2'))).toMatchObject([{ why: 'answer' }])
  expect(paperOf(typed('3'))).toEqual([['Mấy?', ['2', '1', '3'], [2]]])
  expect(paperOf(typed('B'))).toEqual([['Mấy?', ['2', '1', '3'], [1]]])
})

test('a title of more lines is told once, and what is long is cut behind a whole word', () => {
  const title = `ĐỀ THI\n${'TÌM HIỂU PHÁP LUẬT '.repeat(10)}`
  const { told } = readTyped(`${title}\nCâu 1: Ai?\nA. Anh\nB. Chị\nĐáp án: A`)
  expect(told).toHaveLength(1)
  expect(told[0]?.words).toMatch(/^ĐỀ THI \/ TÌM HIỂU .*(?:TÌM|HIỂU|PHÁP|LUẬT)…$/)
  expect(told[0]?.words.length).toBeLessThan(125)
})

test('what a teacher or a union sets around a question and its options is no part of either, and no key is guessed at', () => {
  const ofSchool =
    'TRƯỜNG THCS MẪU\nThời gian: 15 phút\nCâu 1 (NB). Ai?\nA. An\tB. Ba\nCâu 2 [VDC]: Hành vi này\nA. đúng\nB. sai\n--- HẾT ---\nĐÁP ÁN\n1.B 2.A'
  expect(readTyped(ofSchool).questions).toMatchObject([
    { text: 'Ai?', options: ['An', 'Ba'], correct: [1], difficulty: 'easy' },
    { text: 'Hành vi này', options: ['đúng', 'sai'], correct: [0], difficulty: 'hard' },
  ])
  expect(readTyped(ofSchool).told.every(({ level }) => level === 'note')).toBe(true)
  const ofUnion = '🔥 MINIGAME 🔥\n1️⃣ Ngày nào?\n🅰️ 26/3 ❌\n🅱️ 9/1 ✅\n🅲 22/12\n2️⃣ Ở đâu?\nⒶ Hà Tĩnh (Đáp án)\nⒷ Huế'
  expect(questionsFromText(ofUnion)).toEqual([
    { text: 'Ngày nào?', options: ['26/3', '9/1', '22/12'], correct: [1] },
    { text: 'Ở đâu?', options: ['Hà Tĩnh', 'Huế'], correct: [0] },
  ])
  const inEnglish =
    'Q1: Ai?\na. An\nb. Ba [correct]\nQ2. Đâu?\na. Xa\nb. Gần\n> **Đáp án:** A\n> **Giải thích:** Vì xa.'
  expect(questionsFromText(inEnglish)).toEqual([
    { text: 'Ai?', options: ['An', 'Ba'], correct: [1] },
    { text: 'Đâu?', options: ['Xa', 'Gần'], correct: [0], explanation: 'Vì xa.' },
  ])
  const pointed =
    'Khoanh vào đáp án đúng:\nCâu 1: Ai?\na. An; b. Ba; c. Cả.\n=> B. Ba\nCâu 2: Đâu?\nA. Xa\nB. Gần\n→ A. Gần\nCâu 3: Gì?\nA. Ô\nB. Áo\n--------\nII. ĐÁP ÁN\n3A'
  expect(questionsFromText(pointed)).toEqual([
    { text: 'Ai?', options: ['An', 'Ba', 'Cả'], correct: [1] },
    { text: 'Đâu?', options: ['Xa', 'Gần'], correct: [] },
    { text: 'Gì?', options: ['Ô', 'Áo'], correct: [0] },
  ])
  expect(unreadIn(pointed).map(({ why }) => why)).toEqual(['title', 'twice'])
  for (const key of [
    'Câu\t1\t2\nĐA\tB\tA',
    'ĐÁP ÁN\n1\t2\nB\tA',
    'Key: 1B 2A',
    'KEY\n1. B\n2. A',
    'Đ/A: 1-B; 2-A',
    'ĐÁP ÁN: Câu 1/B, Câu 2/A',
  ])
    expect(questionsFromText(`Câu 1/2: Ai?\nA. An\nB. Ba\nCâu 2/2: Đâu?\nA. Xa\nB. Gần\n${key}`), key).toEqual([
      { text: 'Ai?', options: ['An', 'Ba'], correct: [1] },
      { text: 'Đâu?', options: ['Xa', 'Gần'], correct: [0] },
    ])
  const said =
    'Câu 1: Ai?\n⚪ An\n🔘 Ba\nCâu 2: Hè về.\nĐúng\nCâu 3: Đâu?\nA/ Xa\nB/ Gần\nTrả lời: Phương án B; Căn cứ: Điều 3\n(Nguồn: Sử xã)'
  expect(readTyped(said)).toMatchObject({
    questions: [
      { text: 'Ai?', options: ['An', 'Ba'], correct: [1] },
      { text: 'Hè về.', options: ['Đúng', 'Sai'], correct: [0] },
      { text: 'Đâu?', options: ['Xa', 'Gần'], correct: [1], source: 'Sử xã' },
    ],
    told: [],
  })
  const inRows = 'Năm nào? A. 2005 B. 2015 C. 2017. Đáp án: C\nMấy tuổi? A. 18 B. 20 C. 22. Đáp án: B'
  expect(questionsFromText(inRows).map(({ text, correct }) => [text, correct])).toEqual([
    ['Năm nào?', [2]],
    ['Mấy tuổi?', [1]],
  ])
  const rounds =
    'Phần I: Khởi động\n\nCâu 1: (NB) Ai?\nA. An\nB. Ba\n\nPhần II: Tăng tốc\nCâu 2. (0,5đ) Đâu?\nA. Xa\nB. Gần\nĐáp án:\nCâu 1\nB\nCâu 2\nA'
  expect(questionsFromText(rounds)).toEqual([
    { text: 'Ai?', options: ['An', 'Ba'], correct: [1] },
    { text: 'Đâu?', options: ['Xa', 'Gần'], correct: [0] },
  ])
  expect(readTyped(rounds).questions[0]?.difficulty).toBe('easy')
  expect(readTyped(rounds).told.map(({ level }) => level)).toEqual(['note', 'note'])
  const keyed = (answer: string) => `Câu 1: Các ý sau?\na) Một\nb) Hai\nc) Ba\nĐáp án: ${answer}`
  for (const answer of ['a) Sai; b) Đúng; c) Sai', 'b. Ba']) {
    expect(questionsFromText(keyed(answer))[0]?.correct, answer).toEqual([])
    expect(unreadIn(keyed(answer))).toHaveLength(1)
  }
  expect(questionsFromText(keyed('b. Hai'))[0]?.correct).toEqual([1])
})
