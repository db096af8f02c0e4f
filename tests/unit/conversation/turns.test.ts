import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { actOf } from '../../../core/conversation/act.ts'
import { englishIn } from '../../../core/conversation/english.ts'
import { likelyOf, mayOnlyChat } from '../../../core/conversation/learned/likely.ts'
import { questionsIn } from '../../../core/conversation/several.ts'
import { withoutTelex } from '../../../core/conversation/telex.ts'
import { intentOf } from '../../../core/inbox/intent.ts'
import { fold } from '../../../core/text/fold.ts'
import { heard, turnsOf } from '../../support/turns.ts'

const own = turnsOf('turns.txt')

test.each(own)('$act: $text', ({ act, text }) => {
  expect(heard(text)).toBe(act)
})

// Written by people who had not seen the rules: before those were widened by them, 45 and then 70 in 100 were heard right.
const others = turnsOf('others.txt')

test.each(others)('by others, $act: $text', ({ act, text }) => {
  expect(heard(text)).toBe(act)
})

// As people of a ward type: without marks, in dialects, short, angry, two things at once. The page of numbers was learned on these too.
test('of how people of a ward type nearly all is heard', () => {
  const people = ['people.txt', 'people-2.txt'].flatMap(turnsOf)
  const missed = people.filter(({ act, text }) => heard(text) !== act)
  expect(missed.filter(({ act, text }) => act === 'ask' && heard(text) === 'feedback')).toEqual([])
  expect(1 - missed.length / people.length).toBeGreaterThanOrEqual(0.95)
})

// Half in plain words, a tenth in English, each heard once before anything was mended by it: 94 of 100 of the first, 78 of the second, 93 and 95 of
// the two of the third, 91, 91 and 94 of the three of the fourth, 74 and 87 of the two of the fifth, 94 of kept-9, 52 of the 60 in dialects of the middle and the south, 90 of the first 80
// and 83 of the last 40 of people-6, four voices through every act. Nothing is learned from them: with them the page heard fewer of the held-out ones.
test('of plain words, the shorter ones of a menu and of holidays among them, nearly all is heard', () => {
  const people = [
    'plain.txt',
    'plain-2.txt',
    'people-3.txt',
    'people-4.txt',
    'people-5.txt',
    'people-6.txt',
    'kept-9.txt',
    'dialects.txt',
  ].flatMap(turnsOf)
  const missed = people.filter(({ act, text }) => heard(text) !== act)
  expect(missed.filter(({ act, text }) => act !== 'addition' && heard(text) === 'feedback')).toEqual([])
  expect(1 - missed.length / people.length).toBeGreaterThanOrEqual(0.98)
})

test.each(turnsOf('english.txt'))('in English, $act: $text', ({ act, text }) => {
  expect(heard(text)).toBe(act)
})

test('no Vietnamese is taken for English, and a cry for help in English is one', () => {
  const files = ['turns.txt', 'others.txt', 'people.txt', 'people-2.txt', 'people-3.txt', 'kept.txt', 'kept-2.txt']
  const vietnamese = files.flatMap(turnsOf).flatMap(({ text }) => [text, fold(text)])
  const taken = vietnamese.filter((text) =>
    englishIn(text)?.sure ? !/\b(?:thank|you|stop|what)\b/i.test(text) : false,
  )
  expect(taken).toEqual([])
  expect(
    ['My house is on fire', 'a man is attacking me', 'my mother is not breathing'].map((text) => intentOf(text)),
  ).toEqual(
    ['cháy nhà, cứu với', 'cứu với, có người đánh tôi', 'có người bị tai nạn, cấp cứu với'].map((text) => ({
      kind: 'ask',
      text,
    })),
  )
})

// Held out: no rule is mended by them, and nothing is learned from them. When they were written, 70 in 100 of the first were heard right,
// 99 in 100 of the second, 95 in 100 of the third, 97 in 100 of the fourth, 80 in 100 of the fifth, which holds nothing but chat and matters of few
// words, 93 in 100 of the sixth, 96 of the seventh, 94 of the eighth and of the tenth, 87 of the eleventh. What is heard as a question though it may only be chat is answered only where words of it stand together in what answers.
test.each([
  ['kept.txt', 0.98, 0],
  ['kept-2.txt', 0.97, 0],
  ['kept-3.txt', 0.95, 0],
  ['kept-4.txt', 0.97, 0],
  ['kept-5.txt', 0.84, 5],
  ['kept-6.txt', 0.95, 0],
  ['kept-7.txt', 0.96, 0],
  ['kept-8.txt', 0.94, 2],
  ['kept-10.txt', 0.93, 3],
  ['kept-11.txt', 0.86, 0],
])(
  'of turns held out in %s nearly all are heard, little small talk as a question, no question as feedback',
  (file, least, mostAsked) => {
    const kept = turnsOf(file)
    const missed = kept.filter(({ act, text }) => heard(text) !== act)
    const asked = missed.filter(({ act, text }) => act === 'small_talk' && heard(text) === 'ask' && !mayOnlyChat(text))
    expect(asked.length).toBeLessThanOrEqual(mostAsked)
    expect(missed.filter(({ act, text }) => act !== 'addition' && heard(text) === 'feedback')).toEqual([])
    expect(1 - missed.length / kept.length).toBeGreaterThanOrEqual(least)
  },
)

test('keys struck again and again, the weather that is wondered at and time that was wasted are no questions', () => {
  const chat = [
    'qweqwe',
    'asdasd',
    'fdsafdsa',
    'mưa gì mà mưa dữ',
    'nóng chảy mỡ',
    'nắng cháy da cháy thịt',
    'tốn thì giờ quá',
  ]
  expect(chat.map(heard)).toEqual(chat.map(() => 'small_talk'))
  const asked = [
    'mưa bão phường có cho học sinh nghỉ không',
    'mất thời gian bao lâu để làm căn cước',
    'phí công chứng',
    'nuôi yến trong khu dân cư',
    'đường Lê Lợi cấm tới bao giờ',
  ]
  expect(asked.map(heard)).toEqual(asked.map(() => 'ask'))
})

test('a broken telephone asks for no number, and who tells that nothing came of what they sent files nothing anew', () => {
  expect(heard('điện thoại cùi bắp quá')).toBe('small_talk')
  expect(heard('em gửi góp ý tuần trước mà im re')).toBe('my_cases')
})

test('what a stranger hands on is looked up where somebody asks whether to open it', () => {
  const handed = [
    'ai gửi cho má tui cái link nhận quà tết, bấm vô được không',
    'có link lạ gửi vô máy, mở ra có sao không',
  ]
  expect(handed.map(heard)).toEqual(handed.map(() => 'verify'))
  expect(heard('quét mã qr nộp lệ phí được không')).toBe('ask')
  expect(heard('nghe bà bán rau nói mai cấm chợ, thiệt hông')).toBe('verify')
})

test('what people say there is, is looked for among what was told, and a law they heard of is asked about', () => {
  expect(heard('nghe đồn mai phường cấm đường, có thiệt không')).toBe('verify')
  expect(heard('nhóm zalo đang truyền tin tăng tiền rác, đúng hay sai vậy')).toBe('verify')
  expect(heard('nghe nói luật mới cho nghỉ hưu sớm, đúng không')).toBe('ask')
})

test('anger at an answer is no case of its sender, and who has not what they name asks about it', () => {
  expect(
    ['Trả lời không đúng câu hỏi của tôi', 'câu trả lời không liên quan', 'cái đồ ăn hại', 'bọn vô dụng'].map(heard),
  ).toEqual(Array(4).fill('small_talk'))
  expect(['không có gương', 'không có bằng lái', 'chưa có sổ hộ khẩu', 'đồ ăn hết hạn'].map(heard)).toEqual(
    Array(4).fill('ask'),
  )
  expect(['không có gì', 'không có thời gian'].map(heard)).toEqual(Array(2).fill('small_talk'))
})

test('“bớt” stops as “ngừng” does, and the bot is none', () => {
  expect(['bớt gửi tin lại', 'gửi ít tin thôi', 'huỷ đk'].map(heard)).toEqual(Array(3).fill('stop'))
  expect(heard('bot gửi lại tin cho tôi')).toBe('start')
})

test('of several questions each stands with what leans on it', () => {
  const asked = [
    'đăng ký tạm trú cần gì?',
    'mất mấy ngày?',
    'lệ phí khai sinh bao nhiêu?',
    'số công an phường?',
    'mai họp ở đâu?',
  ]
  expect(questionsIn(asked.join(' '))).toEqual([`${asked[0]} ${asked[1]}`, ...asked.slice(2)])
  const leaning = 'Xây nhà không phép bị phạt bao nhiêu? Có bị phá không?'
  expect(questionsIn(leaning)).toEqual([leaning])
})

test('what somebody wants done beside the hours is answered too', () => {
  const [wish, hours] = ['tui muốn sang tên sổ đỏ', 'mai phường có làm việc không']
  for (const text of [`${wish}, với lại ${hours}`, `${wish}, ${hours}`]) {
    expect(heard(text)).toBe('ask')
    expect(questionsIn(text)).toEqual([wish, hours])
  }
  expect(heard(`${hours}, dạ em cảm ơn`)).toBe('hours')
})

test('keys struck in a row and one letter are no question, and a number as people type it is one', () => {
  expect(['asdfgh', 'b', 'sdfsdf', 'alo 1 2 3'].map(heard)).toEqual(Array(4).fill('small_talk'))
  expect(['cccd', 'vneid', '17 đa ubnd', '123 ubnd vx', '24 qđ đuk', '20 da tu'].map(heard)).toEqual(
    Array(6).fill('ask'),
  )
})

test('a key of Telex left standing is no letter, and a borrowed word keeps its own', () => {
  expect(['camr', 'thuwr', 'ddang', 'gas', 'link', 'bus', 'sang'].map(withoutTelex)).toEqual([
    'cam',
    'thu',
    'ddang',
    'gas',
    'link',
    'bus',
    'sang',
  ])
  expect(heard('Camr ơn ad')).toBe('small_talk')
})

test('what names a law, a number or somebody is left to the library, however it is put', () => {
  const asked = [
    'theo luật thì sao vậy ad',
    'nghị định 168 nói gì vậy',
    'bạn có biết Trần Hưng Đạo không',
    '37-QĐ/TW nói gì',
    'mai có cúp nước không',
  ]
  expect(asked.filter((text) => likelyOf(text) !== null)).toEqual([])
  expect(likelyOf('cứu với, nhà đang cháy')).toBeNull()
})

// Two to six words that name what somebody came for, and that chat could be made of word by word.
const short = ['short.txt', 'short-2.txt'].flatMap((file) =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trim()
    .split('\n'),
)

test('a matter that is said in a few words is no small talk, however it is typed', () => {
  // Without marks “cờ bạc” is “có bác”.
  const typed = short.flatMap((text) => [text, `${text} ạ`, ...(text === 'cờ bạc' ? [] : [fold(text)])])
  expect(typed.filter((text) => ['small_talk', 'help'].includes(heard(text)))).toEqual([])
})

test('a question that a rule or a word like those of a quiz would take is left to the library where the page is certain', () => {
  const asked = [
    'Quy hoạch đường Nguyễn Trãi đến đâu rồi?',
    'dat cho khong bien ban doi lai duoc khong',
    'da cho con hoi lam ho chieu o xa duoc khong co',
    'Ông tôi là thương binh nặng thì được xe lăn gì',
    'mất điện thoại báo công an làm sao',
  ]
  expect(asked.filter((text) => heard(text) !== 'ask')).toEqual([])
})

test('nothing that is no word on messages stops them, and who is tired of life does not chat', () => {
  const told = [
    'dây điện đứt còn treo lủng lẳng',
    'day dien dut roi xuong duong con toe lua',
    'tôi không muốn ở đây nữa',
    'thật không thể tin nổi',
    'đừng tin lời nó',
    'tôi không tin phường',
  ]
  expect(told.filter((text) => heard(text) === 'stop')).toEqual([])
  for (const text of ['chán sống quá rồi ad ơi', 'chan song qua roi ad oi']) expect(heard(text)).toBe('ask')
})

// Of sixty turns of chat written before, four were quoted a law and thirteen kept for an officer; these are no rule's own.
test('chat in words that nobody wrote a rule for is heard, or doubted, and a matter of few words hardly ever is', () => {
  const talk = turnsOf('talk.txt').filter(({ text }) => heard(text) === 'ask' && !mayOnlyChat(text))
  expect(talk.length).toBeLessThanOrEqual(16)
  expect(short.filter((text) => heard(text) === 'ask' && mayOnlyChat(text)).length).toBeLessThanOrEqual(12)
})

// Of 161 further turns of chat that were asked of 143 laws, eight were quoted one: these.
test('“vô” that means without, rudeness and what somebody does just now are chat', () => {
  const chat = [
    'vô trách nhiệm',
    'vô tích sự',
    'làm ăn tắc trách',
    'biến đi',
    'mất lịch sự',
    'thiếu văn hoá',
    'đang đi làm',
    'hoan nghênh phường',
  ]
  expect(chat.map(heard)).toEqual(Array(chat.length).fill('small_talk'))
  expect(heard('mất lịch sử văn hoá dân tộc')).toBe('ask')
})

// The old, the young, the south and the centre, by voice and in a hurry: 89 in 100 were heard right when they were written. Nothing is learned from
// them either: with them the page heard fewer of the others.
test('of turns in many voices nine in ten are heard, and none is filed', () => {
  const voices = turnsOf('voices.txt')
  const missed = voices.filter(({ act, text }) => heard(text) !== act)
  expect(missed.filter(({ act, text }) => act !== 'addition' && heard(text) === 'feedback')).toEqual([])
  expect(1 - missed.length / voices.length).toBeGreaterThanOrEqual(0.93)
})

test('whom somebody wants to call is heard in what “gọi điện” would swallow, and a greeting says whom it greets', () => {
  expect(actOf('gọi điện lực số nào')).toEqual({ kind: 'contact', what: 'dien luc' })
  expect(['xin chào cháu', 'chào cháu', 'kính chào quý phường ạ'].map(heard)).toEqual(Array(3).fill('help'))
})

test.each([
  ['chào em, cho chị hỏi giờ làm việc, số công an, hôm nay có gì, có cuộc thi nào không và làm khai sinh cần gì', 5],
  ['giờ làm việc, số công an, hôm nay có gì', 3],
  ['có cuộc thi nào không, làm căn cước ở đâu', 2],
  ['làm khai sinh cần gì, đăng ký tạm trú ở đâu, phạt nồng độ cồn bao nhiêu, mấy giờ đổ rác', 4],
  ['hôm nay có gì mới không, hôm qua chị bận', 1],
  ['có cuộc thi nào không, chị muốn đăng ký cho cháu', 1],
  ['làm giấy khai sinh cần gì, mất mấy ngày, lệ phí bao nhiêu', 1],
  ['trời mưa to quá, phường có làm việc không, chị định lên làm giấy khai sinh', 1],
])('what is asked one behind the other is all heard: %s', (text, count) => {
  expect(questionsIn(text)).toHaveLength(count)
  if (count > 1) expect(intentOf(text).kind).toMatch(/^(?:ask|acts)$/)
})
