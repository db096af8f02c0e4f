import { expect, it } from 'vitest'
import { relationsOf } from '../../core/library/metadata/relations.ts'

// What "Nghị định số 9/2026/NĐ-CP" says that it does: the deed, to whom, to which part; "" where it says of none.
const read = (sentence: string) =>
  relationsOf('', sentence, '9/2026/NĐ-CP')
    .map(({ kind, targetKey, targetTitle, scope }) =>
      [kind, (targetKey || targetTitle).replace('/nd-cp', ''), scope].filter(Boolean).join(' '),
    )
    .join('; ')

const A = 'Nghị định số 5/2020/NĐ-CP'
const B = 'Nghị định số 7/2022/NĐ-CP'
const C = 'Nghị định số 3/2018/NĐ-CP'

const active: [says: string, sentence: string][] = [
  ['replaces 5/2020', `Nghị định này thay thế ${A}.`],
  ['replaces 5/2020', `Nghị định này thay thế cho ${A} ngày 01 tháng 02 năm 2020 của Chính phủ.`],
  ['replaces 5/2020', `Nghị định này có hiệu lực từ ngày 01/7/2026 và thay thế ${A}.`],
  ['replaces 5/2020', `Nghị định số 9/2026/NĐ-CP thay thế ${A}.`],
  ['replaces 5/2020; replaces 7/2022', `Nghị định này thay thế ${A} và ${B}.`],
  ['replaces 5/2020; replaces 7/2022', `Nghị định này thay thế ${A} quy định về bến bãi, ${B} quy định về chợ.`],
  ['replaces 5/2020', `Nghị định này thay thế ${A} đã được sửa đổi, bổ sung bởi ${B}.`],
  ['replaces 5/2020', `Thay thế ${A} bằng Nghị định này.`],
  ['replaces 5/2020', `Nghị định này thay thế toàn bộ ${A}.`],
  ['replaces 5/2020 Phụ lục I', `Thay thế Phụ lục I ban hành kèm theo ${A} bằng Phụ lục I của Nghị định này.`],
  ['replaces 5/2020 Điều 6', `Nghị định này thay thế Điều 6 ${A}.`],
  ['replaces 5/2020 trừ khoản 2 Điều 8', `Nghị định này thay thế ${A}, trừ khoản 2 Điều 8.`],
  ['amends 5/2020 cụm từ “bến bãi” bằng cụm từ “bến xe”', `Thay thế cụm từ “bến bãi” bằng cụm từ “bến xe” tại ${A}.`],
  ['repeals 5/2020', `Bãi bỏ ${A}.`],
  ['repeals 5/2020', `Nghị định này bãi bỏ toàn bộ ${A}.`],
  ['repeals 5/2020', `Hủy bỏ ${A}.`],
  ['repeals 5/2020 Điều 5', `Bãi bỏ Điều 5 của ${A}.`],
  ['repeals 5/2020 điểm a khoản 2 Điều 5', `Bãi bỏ điểm a khoản 2 Điều 5 ${A}.`],
  ['repeals 5/2020 cụm từ “bến bãi”', `Bãi bỏ cụm từ “bến bãi” tại ${A}.`],
  ['repeals 5/2020 cụm từ “bến bãi” tại khoản 1 Điều 4', `Bãi bỏ cụm từ “bến bãi” tại khoản 1 Điều 4 ${A}.`],
  ['repeals 5/2020 đoạn cuối', `Bãi bỏ đoạn cuối của ${A}.`],
  ['repeals 5/2020', `Bãi bỏ ${A} được sửa đổi, bổ sung theo ${B}.`],
  ['repeals 5/2020 khoản 3 Điều 2', `Bãi bỏ khoản 3 Điều 2 ${A} (đã được sửa đổi tại khoản 1 Điều 1 ${B}).`],
  ['repeals 5/2020', `Bãi bỏ ${A} thay thế ${C}.`],
  ['repeals 5/2020', `Bãi bỏ ${A} sửa đổi, bổ sung một số điều của ${C}.`],
  ['repeals 3/2018; replaces 5/2020', `Nghị định này bãi bỏ ${C} và thay thế ${A}.`],
  ['repeals 5/2020; repeals 7/2022 Điều 4', `Bãi bỏ ${A} và Điều 4 ${B}.`],
  ['repeals 5/2020', `Kể từ ngày Nghị định này có hiệu lực, bãi bỏ ${A}.`],
  ['amends 5/2020 một số điều', `Sửa đổi, bổ sung một số điều của ${A} như sau:`],
  ['amends 5/2020 khoản 2 Điều 7', `Sửa đổi khoản 2 Điều 7 ${A} như sau:`],
  ['amends 5/2020 Điều 7a', `Bổ sung Điều 7a vào sau Điều 7 ${A} như sau:`.replace(' vào sau Điều 7', '')],
  ['amends 5/2020 một số điều', `Nghị định này sửa đổi, bổ sung một số điều của ${A} đã được sửa đổi bởi ${B}.`],
  ['based_on 5/2020', `Căn cứ ${A} ngày 01 tháng 02 năm 2020;`],
  ['based_on 5/2020', `Căn cứ ${A} được sửa đổi, bổ sung bởi ${B};`],
  [
    'based_on Luật Bến bãi mẫu',
    'Căn cứ Luật Bến bãi mẫu ngày 16 tháng 6 năm 2025, được sửa đổi, bổ sung theo Luật số 97/2025/QH15;',
  ],
  ['', `${B} thay thế ${A}.`],
  ['', `${B} ngày 05 tháng 3 năm 2022 của Chính phủ đã bãi bỏ ${A}.`],
  ['', `Nghị định này không thay thế ${A}.`],
  ['', `Giao Bộ Mẫu nghiên cứu, đề xuất sửa đổi, bổ sung ${A}.`],
  ['', `Việc sửa đổi, bổ sung ${A} do Bộ Mẫu trình.`],
]

const passive: [says: string, sentence: string][] = [
  ['replaces 5/2020', `${A} được thay thế bằng Nghị định này.`],
  ['replaces 5/2020', `${A} được thay thế bởi Nghị định số 9/2026/NĐ-CP.`],
  ['replaces 5/2020; replaces 7/2022', `${A} và ${B} được thay thế bằng Nghị định này.`],
  ['replaces 5/2020 Phụ lục II', `Phụ lục II ban hành kèm theo ${A} được thay thế bằng Phụ lục II của Nghị định này.`],
  ['replaces 5/2020', `${A} được thay thế kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020', `${A} bị bãi bỏ.`],
  ['repeals 5/2020', `${A} bị bãi bỏ bởi Nghị định này.`],
  ['repeals 5/2020', `${A} bị bãi bỏ kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020 Điều 5', `Điều 5 của ${A} bị bãi bỏ.`],
  ['repeals 5/2020 Khoản 2 Điều 5 và Điều 7', `Khoản 2 Điều 5 và Điều 7 ${A} được bãi bỏ theo Nghị định này.`],
  ['repeals 5/2020', `${A} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020', `${A} hết hiệu lực kể từ khi Nghị định này có hiệu lực thi hành.`],
  ['repeals 5/2020', `Khi Nghị định này có hiệu lực, ${A} hết hiệu lực.`],
  ['repeals 5/2020', `Nghị định này có hiệu lực từ ngày 01/7/2026, ${A} hết hiệu lực.`],
  ['repeals 5/2020', `${A} được sửa đổi, bổ sung bởi ${B} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020 Chương II', `Chương II ${A} hết hiệu lực kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020 trừ khoản 2 Điều 8', `${A} hết hiệu lực kể từ ngày Nghị định này có hiệu lực, trừ khoản 2 Điều 8.`],
  ['repeals 5/2020', `${A} chấm dứt hiệu lực từ ngày 01 tháng 7 năm 2026.`],
  ['amends 5/2020 Khoản 1 Điều 3', `Khoản 1 Điều 3 ${A} được sửa đổi, bổ sung như sau:`],
  ['amends 5/2020', `${A} được sửa đổi, bổ sung theo Nghị định này.`],
  ['', `Nghị định này được thay thế bằng ${B}.`],
  ['', `Nghị định này được thay thế bởi ${B} kể từ ngày 01/01/2030.`],
  ['', `Nghị định này bị bãi bỏ bởi ${B}.`],
  ['', `Nghị định này hết hiệu lực kể từ khi ${B} có hiệu lực.`],
  ['', `Nghị định này hết hiệu lực khi ${B} có hiệu lực thi hành.`],
  ['', `Nghị định này được sửa đổi, bổ sung bởi ${B}.`],
  ['', `Nghị định này đã được sửa đổi, bổ sung một số điều theo ${B}.`],
  ['', `Nghị định này được sửa đổi, bổ sung tại Điều 3 ${B}.`],
  ['', `${A} được thay thế bằng ${B}.`],
  ['', `${A} bị bãi bỏ bởi ${B} ngày 05 tháng 3 năm 2022.`],
  ['', `${A} đã được bãi bỏ.`],
  ['', `${A} hết hiệu lực kể từ ngày ${B} có hiệu lực.`],
  ['', `${A} đã hết hiệu lực.`],
  ['', `${A} không hết hiệu lực khi Nghị định này được ban hành.`],
  ['', `${A} được sửa đổi, bổ sung bởi ${B}.`],
  ['', `Trường hợp ${A} được thay thế thì áp dụng văn bản mới.`],
  [
    '',
    'Trường hợp các văn bản dẫn chiếu được sửa đổi, bổ sung hoặc thay thế thì thực hiện theo Nghị định số 5/2020/NĐ-CP.',
  ],
  [
    'amends 5/2020 Cụm từ “bến bãi” tại khoản 1 Điều 4',
    `Cụm từ “bến bãi” tại khoản 1 Điều 4 ${A} được thay thế bằng cụm từ “bến xe”.`,
  ],
  ['', `Hồ sơ nộp theo ${A} được giải quyết theo ${B}.`],
  ['', `${A} tiếp tục có hiệu lực đến khi được thay thế.`],
]

// As consolidated texts and their notes say by whom they were amended.
const amended: [says: string, sentence: string][] = [
  ['repeals 5/2020', `${A} và những quy định khác trái với Nghị định này đều bị bãi bỏ.`],
  ['amends 5/2020 cụm từ “quận” tại Điều 1', `Bỏ cụm từ “quận” tại Điều 1 ${A}.`],
  ['repeals 5/2020 Điều 7', `Điều 7 ${A} thôi áp dụng từ ngày 01/01/2027.`],
  ['', `Cơ quan chủ trì soạn thảo văn bản thay thế ${A} là Sở Y tế.`],
  ['amends 5/2020 Mục 2 Phần II', `Mục 2 Phần II ${A} được điều chỉnh thành:`],
  [
    'amends 5/2020 cụm từ “bến” bằng cụm từ “bến xe” tại Điều 2, Điều 5',
    `Thay cụm từ “bến” bằng cụm từ “bến xe” tại Điều 2, Điều 5 ${A}.`,
  ],
  ['', `Hủy bỏ kết quả đấu giá theo ${A} do vi phạm thủ tục.`],
  ['', `Thay thế ông Lê Mẫu là thành viên Tổ công tác thành lập theo ${A}.`],
  ['', `Bổ sung kinh phí 200 triệu đồng theo ${A}.`],
  [
    'repeals 5/2020; repeals 7/2022 trừ khoản 3 Điều 7 Nghị định số 7/2022/NĐ-CP',
    `Bãi bỏ ${A} và ${B}, trừ khoản 3 Điều 7 ${B}.`,
  ],
  ['', `${A} ngày 01 tháng 02 năm 2020, được sửa đổi, bổ sung bởi:`],
  ['', `Sửa đổi bởi ${A}.`],
  ['', `Khoản này sửa đổi, bổ sung theo ${A}.`],
]

it.each(amended)('says %j: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

// Not in force for a time, or in force no more in part: never a repeal of the whole.
const partly: [says: string, sentence: string][] = [
  ['suspends 5/2020 Điều 4', `Ngưng hiệu lực thi hành Điều 4 ${A} đến hết ngày 31 tháng 12 năm 2026.`],
  ['suspends 5/2020', `Tạm ngưng hiệu lực toàn bộ ${A} đến ngày 31/12/2026.`],
  ['suspends 5/2020', `Nghị định này có hiệu lực từ ngày 01/7/2026 và ngưng hiệu lực thi hành ${A}.`],
  ['suspends 5/2020', `Đình chỉ việc thi hành ${A}.`],
  ['suspends 5/2020 một phần', `Tạm đình chỉ thi hành một phần ${A}.`],
  ['suspends 5/2020 Điều 3; suspends 7/2022 Điều 4', `Tạm dừng thực hiện Điều 3 ${A} và Điều 4 ${B}.`],
  ['suspends 5/2020', `Tạm ngừng áp dụng ${A} trong thời gian 6 tháng.`],
  ['suspends 5/2020', `${A} bị đình chỉ thi hành.`],
  ['suspends 5/2020', `${A} được tạm ngưng hiệu lực thi hành đến hết ngày 31/12/2026.`],
  ['suspends 5/2020 Điều 4 và Điều 5', `Điều 4 và Điều 5 ${A} ngưng hiệu lực thi hành kể từ ngày 01/7/2026.`],
  ['suspends 5/2020', `${A} ngưng hiệu lực kể từ ngày ký Nghị định này.`],
  ['repeals 5/2020 một phần', `${A} hết hiệu lực một phần kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020 một phần', `${A} hết hiệu lực thi hành một phần.`],
  ['repeals 5/2020 một phần', `${A} bị bãi bỏ một phần.`],
  ['repeals 5/2020 một số điều', `${A} được bãi bỏ một số điều bởi Nghị định này.`],
  ['repeals 5/2020 một phần', `Bãi bỏ một phần ${A}.`],
  ['replaces 5/2020', `Nghị định này thay thế ${A}; ${B} tiếp tục có hiệu lực thi hành.`],
  ['repeals 5/2020', `Bãi bỏ ${A}, ${B} tiếp tục có hiệu lực đến hết năm 2026.`],
  ['', `${A} tiếp tục có hiệu lực.`],
  ['', `${A} vẫn còn hiệu lực.`],
  ['', `${A} bị đình chỉ thi hành bởi ${B}.`],
  ['', `${A} đã bị đình chỉ thi hành.`],
  ['', `${A} không ngưng hiệu lực.`],
  ['', `Nghị định này bị đình chỉ thi hành bởi ${B}.`],
  ['', `Chủ tịch Ủy ban nhân dân có quyền đình chỉ việc thi hành ${A}.`],
  ['', `Chấm dứt việc ngưng hiệu lực thi hành ${A}.`],
  ['', `Hành vi gây rối thì bị đình chỉ hoạt động theo ${A}.`],
]

it.each(partly)('for a time or in part, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it('there are forty of each', () => {
  expect([active.length, passive.length]).toEqual([40, 40])
})

it.each(active)('active, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it.each(passive)('passive or neither, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it.each([
  ['Các văn bản sau đây được thay thế bằng Nghị định này:', 'replaces 5/2020'],
  ['Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:', 'repeals 5/2020'],
  [`${B} đã bãi bỏ các văn bản sau đây:`, ''],
  ['Các văn bản sau đây tiếp tục có hiệu lực cho đến khi bị bãi bỏ, thay thế, gồm các văn bản:', ''],
  ['Các văn bản sau đây không hết hiệu lực:', ''],
  ['Các văn bản sau đây ngưng hiệu lực thi hành:', 'suspends 5/2020'],
  ['Các văn bản sau đây hết hiệu lực một phần:', 'repeals 5/2020 một phần'],
])('a list below “%s”', (head, says) => {
  expect(read(`${head}\na) ${A}, được sửa đổi, bổ sung bởi ${B};`)).toBe(says)
})

it.each([
  ['', `Giao Sở Tư pháp rà soát, trình Chính phủ bãi bỏ ${A}.`],
  ['', `Đề nghị Hội đồng nhân dân phường bãi bỏ ${A}.`],
  ['', `Giao Chánh Văn phòng tham mưu Ủy ban nhân dân xã thay thế ${A} trong tháng 12.`],
  ['repeals 5/2020', `Theo đề nghị của Trưởng phòng Tư pháp, bãi bỏ ${A}.`],
  ['replaces 5/2020', `${A} bị Nghị định này thay thế.`],
  ['', `${A} bị ${B} bãi bỏ từ ngày 01/12/2025.`],
  ['amends 5/2020 Điều 3', `Điều 3 ${A} được Nghị định này sửa đổi.`],
  ['replaces 5/2020', `Toàn bộ nội dung ${A} nay được thay bằng Nghị định này.`],
  ['', `Nghị định này được thay đổi theo ${A}.`],
  ['replaces 5/2020', `Nghị định này thay ${A}.`],
  ['replaces 5/2020; replaces 7/2022', `Nghị định này thay thế các nghị định: ${A}; ${B}.`],
  ['repeals 5/2020', `Bãi bỏ các nghị định: ${A}; ${B} tiếp tục có hiệu lực.`],
  ['amends 5/2020 Điều 3; repeals 5/2020 Điều 4', `Nghị định này sửa đổi Điều 3, bãi bỏ Điều 4 ${A}.`],
  ['replaces 5/2020; repeals 7/2022', `Nghị định này thay thế ${A}, đồng thời bãi bỏ ${B}.`],
  ['amends 5/2020', `Đính chính ${A} do sai sót về trình bày.`],
  ['repeals 5/2020; repeals 7/2022; repeals 3/2018', `${A}, ${B} của Chính phủ; ${C} hết hiệu lực từ 01/01/2026.`],
])('who does it and who is only asked to, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it.each([
  ['replaces 5/2020', `Nghị định này có hiệu lực từ ngày 01/7/2026, thay cho ${A}.`],
  ['', `Mức này thay cho mức quy định tại ${A}.`],
  ['repeals 5/2020', `Thu hồi ${A} ngày 01/02/2020 của Chính phủ.`],
  ['repeals 5/2020', `Thu hồi hiệu lực văn bản số 5/2020/NĐ-CP.`],
  ['repeals 5/2020', `Nay thu hồi và hủy bỏ ${A}.`],
  ['repeals 5/2020', `${A} bị thu hồi kể từ ngày Nghị định này có hiệu lực.`],
  ['', `Thu hồi 200 m² đất đã giao theo ${A}.`],
  ['', `Phần đất đã giao theo ${A} bị thu hồi.`],
  ['repeals 5/2020', `Chấm dứt hiệu lực ${A}.`],
  ['repeals 5/2020', `Nghị định này làm hết hiệu lực ${A}.`],
  ['repeals 5/2020', `Chấm dứt hiệu lực thi hành của ${A} kể từ ngày 01/7/2026.`],
  ['repeals 5/2020', `Hủy ${A} ngày 01/02/2020.`],
  ['', `Chấm dứt hợp đồng theo ${A}.`],
  ['amends 5/2020 Phụ lục II', `Sửa đổi, bổ sung Phụ lục II kèm theo ${A} bằng Phụ lục kèm theo Nghị định này.`],
  ['amends 5/2020', `Điều chỉnh ${A} như sau:`],
  ['amends 5/2020 khoản 2 Điều 1', `Điều chỉnh khoản 2 Điều 1 ${A} như sau:`],
  ['amends 5/2020 một số điều', `Điều chỉnh, bổ sung một số nội dung của ${A} như sau:`],
  ['amends 5/2020', `${A} được điều chỉnh như sau:`],
  ['', `Phạm vi điều chỉnh ${A} gồm bến bãi.`],
  ['', `Điều chỉnh mức thu theo ${A}.`],
])('with words that have other uses too, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it('a list of documents that are taken back', () => {
  expect(read(`Thu hồi các văn bản sau đây:\n1. ${A};\n2. ${B}.`)).toBe('repeals 5/2020; repeals 7/2022')
})

it('a notice about a repeal repeals nothing', () => {
  expect(relationsOf('Thông báo về việc bãi bỏ Quyết định số 5/QĐ-UBND', '', '9/2026/NĐ-CP')).toEqual([])
})

it.each([
  ['amends', 'Nghị định về việc điều chỉnh Nghị định số 5/2020/NĐ-CP'],
  ['repeals', 'Quyết định về việc thu hồi Quyết định số 5/QĐ-UBND'],
  ['repeals', 'Quyết định về việc bãi bỏ Quyết định số 5/QĐ-UBND'],
])('a title says %s: %s', (kind, title) => {
  expect(relationsOf(title, '', '9/2026/NĐ-CP').map((one) => one.kind)).toEqual([kind])
})

it.each([
  ['repeals 5/2020', `${A} ngày 01/02/2020 của Chính phủ nay bãi bỏ.`],
  ['repeals 5/2020', `Nay bãi bỏ ${A}.`],
  ['repeals 5/2020', `${A} bãi bỏ kể từ ngày Nghị định này có hiệu lực.`],
  ['repeals 5/2020', `${A} nay huỷ bỏ.`],
  ['replaces 5/2020', `${A} nay thay thế bằng Nghị định này.`],
  ['repeals 5/2020', `Những quy định trước đây trái với Nghị định này và ${A} đều bãi bỏ.`],
  ['', `${A} đã bãi bỏ từ ngày 01/12/2025.`],
  ['', `${A} do Chính phủ bãi bỏ.`],
  ['', `${A} bị ${B} bãi bỏ.`],
])('a passive without “được”, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})

it.each([
  ['replaces 5/2020', `Quy chế này thay cho Quy chế tại ${A} ngày 01 tháng 02 năm 2020.`],
  ['replaces 5/2020', `Quy định này thay cho Quy chế làm việc theo ${A}.`],
  ['replaces 5/2020 Mẫu số 02', `Thay Mẫu số 02 ban hành kèm theo ${A} bằng Mẫu số 02 của Nghị định này.`],
  ['', `Ông Mẫu A thay cho ông Mẫu B tại ${A}.`],
  ['amends 5/2020 tên gọi Tổ Mẫu tại Điều 1', `Điều 1. Điều chỉnh tên gọi Tổ Mẫu tại Điều 1 ${A} thành Tổ An.`],
  ['amends 5/2020 thành viên nêu tại Điều 1', `Thay đổi thành viên nêu tại Điều 1 ${A} như sau:`],
  ['', `Chi trả khi điều chỉnh mức lương tại Điều 1 ${A}.`],
])('what a decision put in force goes by its number, “%s”: %s', (says, sentence) => {
  expect(read(sentence)).toBe(says)
})
