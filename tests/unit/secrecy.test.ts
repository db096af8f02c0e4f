import { describe, expect, it } from 'vitest'
import { readingsOf } from '../../core/library/metadata/metadata.ts'
import { markingOfName, secretMarking } from '../../core/library/metadata/secrecy.ts'

const letter = (mark: string) => `TỈNH ỦY MẪU\nSố 5-BC/TU\n${mark}\nBÁO CÁO\nVề tình hình.\n`

describe('a secret document', () => {
  it.each([
    ['MẬT', 'mật'],
    ['TỐI MẬT', 'tối mật'],
    ['TUYỆT MẬT', 'tuyệt mật'],
    ['T U Y Ệ T  M Ậ T', 'tuyệt mật'],
    ['T Ố I   M Ậ T', 'tối mật'],
    ['M Ậ T', 'mật'],
    ['[MẬT]', 'mật'],
    ['** TỐI  MẬT **', 'tối mật'],
    ['Độ mật: Tối mật', 'tối mật'],
    ['TÀI LIỆU MẬT', 'mật'],
    ['TÀI LIỆU MẬT - KHÔNG SAO CHỤP', 'mật'],
    ['MẬT (xem xong trả lại)', 'mật'],
    ['Độ khẩn: Hỏa tốc. Độ mật: Tối mật', 'tối mật'],
    ['TUYET MAT', 'tuyệt mật'],
    ['TUYỆT MẬT'.normalize('NFD'), 'tuyệt mật'],
    ['TUYỆT\nMẬT', 'mật'],
    ['M\nẬ\nT', 'mật'],
    ['T\nẬ\nM', 'mật'],
    ['T\nU\nY\nỆ\nT\nM\nẬ\nT', 'tuyệt mật'],
    ['MẬT          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'mật'],
    ['| MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |', 'mật'],
  ])('is known by %j', (mark, level) => {
    expect(secretMarking(letter(mark))).toContain(level)
  })

  it('is known by the stamp on a later page', () => {
    const page = Array.from({ length: 60 }, (_, i) => `Dòng thứ ${i}.`).join('\n')
    expect(secretMarking(`${page}\n\fTỐI MẬT\n${page}`)).toBe('tối mật')
    expect(secretMarking(`${page}\n\f${page}\nMẬT\n`)).toBe('mật')
  })
})

describe('what speaks of secrets', () => {
  it.each([
    ['LUẬT\nBẢO VỆ BÍ MẬT NHÀ NƯỚC'],
    ['Điều 8. Phân loại bí mật nhà nước\nBí mật nhà nước có ba độ mật: Tuyệt mật, Tối mật và Mật.'],
    ['Gồm:\na) Tuyệt mật;\nb) Tối mật;\nc) Mật.'],
    ['- Tuyệt mật;\n- Tối mật;\n- Mật;'],
    ['Độ mật: Không'],
    ['Mật ong rừng'],
    ['BÍ MẬT'],
    ['MẶT\nTRẬN'],
    ['Tối mắt tối mũi'],
    ['TỐI\nMÁT'],
  ])('is not secret itself: %j', (text) => {
    expect(secretMarking(letter(text))).toBeNull()
  })
})

it.each([
  ['LƯU HÀNH NỘI BỘ', 'communicator'],
  ['Lưu hành nội bộ – không phổ biến', 'communicator'],
  ['Tài liệu sử dụng nội bộ, không sao chụp', 'communicator'],
  ['KHÔNG PHỔ BIẾN', 'communicator'],
  ['TÀI LIỆU', undefined],
  ['-----', undefined],
  ['Quy chế chi tiêu nội bộ', undefined],
  ['Không sao chụp', undefined],
])('for whom a paper is by the line %j', (mark, access) => {
  expect(readingsOf(letter(mark)).access?.value).toBe(access)
})

it.each([
  ['KH 15 (Mat).txt', 'doubtful'],
  ['KH 15 [mật].docx', 'secret'],
  ['KH 15 (mat bang).txt', null],
])('the name %j', (name, marking) => {
  expect(markingOfName(name)).toBe(marking)
})
