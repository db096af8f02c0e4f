import { describe, expect, it } from 'vitest'
import { doubtsAbout } from '../../bot/import/text-file.ts'
import { readingsOf } from '../../core/library/metadata/metadata.ts'
import { documentFromText } from '../../core/library/parse/plain-text.ts'
import type { SourceDocument } from '../../core/library/parse/source-document.ts'
import { bodyName } from '../../core/text/bodies/organisations.ts'
import { unsureCapitals } from '../../core/text/bodies/sure-capitals.ts'

const national = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n'
const body =
  '\nQUYẾT ĐỊNH\nVề việc mở bến bãi mẫu\n\nCăn cứ Luật số 1/2020/QH14;\n\nĐiều 1. Mở bến bãi mẫu.\nĐiều 2. Số 97/2025/QH15 là số khác.\n'
const valuesOf = (text: string) =>
  Object.fromEntries(Object.entries(readingsOf(text)).map(([field, { value }]) => [field, value]))
const readTextOf = (text: string) => documentFromText('a.txt', text) as SourceDocument
const decided = {
  number: '45/QĐ-UBND',
  issuedOn: '2026-09-15',
  place: 'Xã Mẫu',
  issuer: 'Ủy ban nhân dân xã Mẫu',
  kind: 'Quyết định',
  title: 'Quyết định về việc mở bến bãi mẫu',
}
const day = 'Xã Mẫu, ngày 15 tháng 9 năm 2026'

it('ends above the title of a timetable, and a page that has a heading is called by it where a table speaks of forms', () => {
  expect(
    valuesOf(
      'ỦY BAN NHÂN DÂN XÃ MẪU\nLỊCH TIẾP CÔNG DÂN THÁNG 9\n| Ngày | Người tiếp |\n| 03/9 | Ông Đạt |\nXã Mẫu, ngày 28 tháng 8 năm 2026',
    ),
  ).toMatchObject({
    issuer: 'Ủy ban nhân dân xã Mẫu',
    title: 'Lịch tiếp công dân tháng 9',
  })
  const said = 'Người dân đổi giấy tờ trước ngày 30 tháng 6. Mức thu 15.000 đồng một hồ sơ, hộ nghèo không nộp.'
  expect(valuesOf(`ỦY BAN NHÂN DÂN XÃ MẪU\nSố: 3/TB-UBND\nTHÔNG BÁO\n${said}`).title ?? '').not.toContain('Mức thu')
  const page = '# Đăng ký kết hôn\nNộp tại phường.\n| Giấy tờ | Bản chính |\n| Tờ khai | 1 |'
  expect(['', '#'].map((more) => readTextOf(more + page).title)).toEqual(['Đăng ký kết hôn', 'Đăng ký kết hôn'])
})

describe('a letterhead', () => {
  it.each([
    ['with its number below', `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố:\n45/QĐ-UBND\n${national}${day}\n`],
    ['with its number below the other column', `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố:          ${day}\n45/QĐ-UBND\n`],
    ['with a blank line before its number', `ỦY BAN NHÂN DÂN XÃ MẪU\n\nSố:\n\n45/QĐ-UBND\n\n${day}\n`],
    ['with the day on the number’s line', `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}Số: 45/QĐ-UBND ${day}\n`],
    ['with the day before the number', `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}${day} Số: 45/QĐ-UBND\n`],
    ['with blanks in a number of another body', `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}Số: 45 /QĐ - UBND\n${day}\n`],
    ['in small letters, as old fonts draw capitals', `Ủy ban nhân dân xã Mẫu\nSố: 45/QĐ-UBND\n${day}\n`],
    [
      'with the motto before its body on a line',
      `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM UBND XÃ MẪU\nĐộc lập - Tự do - Hạnh phúc\nSố: 45/QĐ-UBND\n${day}\n`,
    ],
    ['of its chair', `CHỦ TỊCH ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${national}${day}\n`],
    ['under a higher body', `UBND TỈNH MẪU\nUBND X. MẪU\nSố: 45/QĐ-UBND\n${national}${day}\n`],
    ['with the lower place below the higher', `ỦY BAN NHÂN DÂN HUYỆN BẢN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${day}\n`],
    [
      'with its year on the line below',
      `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${national}Xã Mẫu, ngày 15 tháng 9 năm\n2026\n`,
    ],
    [
      'with the rest of its day on the line below',
      `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${national}Xã Mẫu, ngày 15\ntháng 9 năm 2026\n`,
    ],
    [
      'with its day below its place',
      `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${national}Xã Mẫu,\nngày 15 tháng 9 năm 2026\n`,
    ],
    [
      'with its number between the two lines of its day',
      `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}Xã Mẫu, ngày 15 tháng 9\nSố: 45/QĐ-UBND\nnăm 2026\n`,
    ],
    [
      'with its type in small letters',
      `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 45/QĐ-UBND\n${national}${day}\n`,
      body.replace('QUYẾT ĐỊNH', 'Quyết định'),
    ],
    ['with blanks in the number', `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}Số: 45 /QĐ - UBND ${day}\n`],
  ])('is read %s', (_, head, below = body) => {
    expect(valuesOf(head + below)).toEqual(decided)
  })

  it('is read where its place has a number, and with the codes of any body', () => {
    const read = valuesOf(
      `SỞ XÂY DỰNG\nSố: 31 /QĐ - SXD\n${national}Quận 3, ngày 3 tháng 10 năm 2025\nQUYẾT ĐỊNH\nV/v bãi bỏ Quyết định số 12/QĐ-SXD ngày 01/02/2020\nGIÁM ĐỐC SỞ XÂY DỰNG\nĐiều 1. Bãi bỏ.\n`,
    )
    expect(read).toMatchObject({ number: '31/QĐ-SXD', issuedOn: '2025-10-03', place: 'Quận 3' })
    expect(read.title).toBe('Quyết định V/v bãi bỏ Quyết định số 12/QĐ-SXD ngày 01/02/2020')
  })

  it.each([
    ['TỔNG CÔNG TY ĐIỆN LỰC MIỀN BẮC\nCÔNG TY ĐIỆN LỰC BẮC MẪU', 'Công ty Điện lực Bắc Mẫu'],
    ['CÔNG TY CỔ PHẦN\nCẤP NƯỚC SÔNG MẪU', 'Công ty Cổ phần Cấp nước Sông Mẫu'],
    ['CÔNG TY TNHH MTV\nMÔI TRƯỜNG ĐÔ THỊ MẪU AN', 'Công ty TNHH MTV Môi trường đô thị Mẫu An'],
    ['LIÊN MINH HỢP TÁC XÃ TỈNH MẪU\nHỢP TÁC XÃ\nVẬN TẢI MẪU AN', 'Hợp tác xã Vận tải Mẫu An'],
    ['ĐẢNG ỦY PHƯỜNG MẪU\nỦY BAN KIỂM TRA', 'Ủy ban Kiểm tra Đảng ủy phường Mẫu'],
    ['HTX DỊCH VỤ NÔNG NGHIỆP MẪU AN', 'Hợp tác xã Dịch vụ Nông nghiệp Mẫu An'],
    ['QUỸ TÍN DỤNG NHÂN DÂN MẪU AN', 'Quỹ tín dụng nhân dân Mẫu An'],
    ['CHI NHÁNH NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nTỈNH MẪU', 'Chi nhánh Ngân hàng Chính sách xã hội tỉnh Mẫu'],
    ['THUẾ TỈNH MẪU\nTHUẾ CƠ SỞ 5', 'Thuế cơ sở 5'],
    ['HỘI LHPN XÃ MẪU\nCHI HỘI THÔN ĐÔNG', 'Chi hội thôn Đông'],
    ['HỘI CỰU CHIẾN BINH VIỆT NAM\nHỘI CCB XÃ MẪU', 'Hội Cựu chiến binh xã Mẫu'],
    ['ỦY BAN MTTQ VIỆT NAM\nPHƯỜNG AN HÒA', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường An Hòa'],
    ['MẶT TRẬN TỔ QUỐC VIỆT NAM\nỦY BAN XÃ MẪU', 'Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu'],
    ['MTTQ VIỆT NAM XÃ MẪU\nBAN THƯỜNG TRỰC', 'Ban Thường trực Mặt trận Tổ quốc Việt Nam xã Mẫu'],
    ['UBND XÃ MẪU\nTHÔN ĐÔNG', 'Thôn Đông xã Mẫu'],
    ['ỦY BAN NHÂN DÂN XÃ MẪU\nTHÔN 4', 'Thôn 4 xã Mẫu'],
    ['UBND XÃ MẪU\nHỘI ĐỒNG NGHĨA VỤ QUÂN SỰ', 'Hội đồng Nghĩa vụ quân sự xã Mẫu'],
    ['TRƯỜNG THPT MẪU AN\nCHI BỘ', 'Chi bộ Trường THPT Mẫu An'],
    ['TRƯỜNG THCS MẪU AN\nLIÊN ĐỘI', 'Liên đội Trường THCS Mẫu An'],
    ['SỞ Y TẾ TỈNH MẪU\nBỆNH VIỆN ĐA KHOA MẪU', 'Bệnh viện Đa khoa Mẫu'],
  ])('names whoever issued it, be it no body of the state: %s', (bodies, issuer) => {
    expect(valuesOf(`${bodies}\nSố: 5/TB-X\n${national}${day}\nTHÔNG BÁO\nVề lịch làm việc\n`).issuer).toBe(issuer)
  })

  it('keeps a commune called “Bản Lầu” so, and tells of a cell that nobody can tell whose it is', () => {
    const said = (bodies: string) =>
      `${bodies}\nSố: 5/TB-X\n${national}Bản Lầu, ngày 12 tháng 3 năm 2026\nTHÔNG BÁO\nVề rác\n`
    expect(valuesOf(said('HỘI ĐỒNG NHÂN DÂN\nXÃ BẢN LẦU')).issuer).toBe('Hội đồng nhân dân xã Bản Lầu')
    const cell = said('ĐẢNG ỦY XÃ MẪU\nCHI BỘ')
    expect(doubtsAbout('a.txt', cell, [], readTextOf(cell))).toContain('issuer.partial')
  })

  it.each([
    ['THÔNG CÁO BÁO CHÍ\nKết quả kỳ họp thứ hai', 'Thông cáo báo chí kết quả kỳ họp thứ hai'],
    ['Thông cáo báo chí\nV/v kết quả kỳ họp', 'Thông cáo báo chí V/v kết quả kỳ họp'],
    ['TỜ TRÌNH\nV/v xin sửa chợ\nKính gửi: UBND xã Mẫu', 'Tờ trình V/v xin sửa chợ'],
    ['CÔNG VĂN\nV/v lịch ngừng điện\nKính gửi: UBND xã Mẫu', 'Công văn V/v lịch ngừng điện'],
    [
      'THÔNG BÁO\n(V/v thu phí vệ sinh năm 2026)\nỦy ban nhân dân xã thông báo:',
      'Thông báo V/v thu phí vệ sinh năm 2026',
    ],
    [
      'THÔNG BÁO KẾT QUẢ\nXét tuyển viên chức năm 2026\nHội đồng báo:',
      'Thông báo kết quả xét tuyển viên chức năm 2026',
    ],
    [
      'QUYẾT ĐỊNH\nVề việc đổi tên Tổ Mẫu tại Điều 1\nQuyết định số 4/QĐ-UBND ngày 17 tháng 3 năm 2026\nQUYẾT ĐỊNH:',
      'Quyết định về việc đổi tên Tổ Mẫu tại Điều 1 Quyết định số 4/QĐ-UBND ngày 17 tháng 3 năm 2026',
    ],
    [
      'QUYẾT ĐỊNH\nVề việc thu hồi giấy phép đào đường số 27/GP-UBND\nCăn cứ Luật Mẫu;',
      'Quyết định về việc thu hồi giấy phép đào đường số 27/GP-UBND',
    ],
  ])('is called by its type and its subject: %s', (below, title) => {
    expect(valuesOf(`ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 5/X-UBND\n${national}${day}\n${below}\n`).title).toBe(title)
  })

  it.each([
    ['THÔNG TƯ', '12/2023/TI-BXD', '12/2023/TT-BXD', ['number.mended']],
    ['THÔNG TƯ', '12/2023/T1-BXD', '12/2023/TT-BXD', ['number.mended']],
    ['QUYẾT ĐỊNH', '15/OĐ-UBND', '15/QĐ-UBND', ['number.mended']],
    ['QUYẾT ĐỊNH', '15/QĐ-UBNO', '15/QĐ-UBND', ['number.mended']],
    ['NGHỊ QUYẾT', '7/NQ-HĐNO', '7/NQ-HĐND', ['number.mended']],
    ['NGHỊ QUYẾT', '7-NO/ĐU', '7-NQ/ĐU', ['number.mended']],
    ['NGHỊ ĐỊNH', 'l0/2023/NĐ-CP', '10/2023/NĐ-CP', ['number.mended']],
    ['QUYẾT ĐỊNH', '15/QD-UBND', '15/QĐ-UBND', []],
    ['KẾ HOẠCH', '7/ZH-UBND', '7/ZH-UBND', ['number.unsure']],
    ['QUYẾT ĐỊNH', '372QĐ-UBND', '372/QĐ-UBND', ['number.mended']],
    ['QUYẾT ĐỊNH', '372ZĐX-UBND', '372ZĐX-UBND', ['number.unsure']],
    ['HƯỚNG DẪN', '7/SXD-KT', '7/SXD-KT', []],
    ['THÔNG BÁO', '512/ĐLBA-KD', '512/ĐLBA-KD', []],
    ['BÁO CÁO', '7/BCĐ-UBND', '7/BCĐ-UBND', []],
  ])('of a %s numbered %s has the number %s, and says so where a letter cannot be', (kind, said, number, notes) => {
    const text = `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: ${said}\n${national}${day}\n${kind}\nVề việc mẫu\nĐiều 1. Mẫu.\n`
    const document = readTextOf(text)
    expect(document.number).toBe(number)
    expect(document.readings.number?.evidence).toBe(`Số: ${said}`)
    expect(doubtsAbout('a.txt', text, [], document).filter((note) => note.startsWith('number'))).toEqual(notes)
  })

  it('of a subject without its type is of the type that its number names', () => {
    const head = (number: string) =>
      `TRƯỜNG MẪU\nSố: ${number}\n${national}${day}\nV/v tựu trường\n\nHọc sinh đến trường.`
    expect(valuesOf(head('45/TB-THM'))).toMatchObject({ kind: 'Thông báo', title: 'Thông báo về việc tựu trường' })
    expect(valuesOf(head('45/CT-TTHT'))).toMatchObject({ kind: 'Công văn' })
  })

  it('is a letter called by its number where it says nothing of its subject, with the code of whoever wrote it', () => {
    const text = `ĐẢNG ỦY PHƯỜNG MẪU\nBAN TUYÊN GIÁO\nSố: 07-CV/BTG\n${national}${day}\nKính gửi: Các chi bộ.\nTreo cờ Đảng.\n`
    const document = readTextOf(text)
    expect(document).toMatchObject({ number: '07-CV/BTG', kind: 'Công văn', title: 'Công văn số 07-CV/BTG' })
    expect(doubtsAbout('a.txt', text, [], document)).toEqual([])
    expect(valuesOf('BẢN TIN PHƯỜNG MẪU\nSố 17 - Tháng 11/2026\nThông xe.\n')).not.toHaveProperty('number')
  })

  it('is told by one sentence below its body, as gazettes set it', () => {
    const said = 'Quyết định số 52/2026/QĐ-UBND ngày 06 tháng 10 năm 2026'
    const below = 'Căn cứ Luật Đường bộ;\nQUYẾT ĐỊNH:\nĐiều 1. Mẫu.\n'
    expect(valuesOf(`ỦY BAN NHÂN DÂN TỈNH MẪU\n${said} quy định về vỉa hè\n${below}`)).toMatchObject({
      number: '52/2026/QĐ-UBND',
      kind: 'Quyết định',
      issuer: 'Ủy ban nhân dân tỉnh Mẫu',
      issuedOn: '2026-10-06',
      title: 'Quyết định quy định về vỉa hè',
    })
    expect(valuesOf(`${said} quy định về vỉa hè đã có hiệu lực.\n`)).not.toHaveProperty('number')
  })

  it('is not called by a sentence far below what may be a body, and keeps the sentence that it is called by', () => {
    const leaflet =
      'PHÒNG DẠI\n- Tiêm phòng cho chó.\n- Rọ mõm khi ra ngõ.\nMức phạt khi để chó rông: 1.000.000 đồng.\nKHI BỊ CẮN\n- Rửa ngay.\n'
    const document = readTextOf(leaflet)
    expect(document.title).toBe('PHÒNG DẠI')
    expect(JSON.stringify(document.sections)).toContain('Mức phạt khi để chó rông: 1.000.000 đồng.')
    const sentence = 'Khu phố 3 mất nước từ 13 giờ đến 16 giờ hôm nay.'
    expect(JSON.stringify(readTextOf(`${sentence}\nBà con trữ nước.\n`).sections)).toContain(sentence)
  })

  it('of a procedure is called by its name, not as all pages of its portal are', () => {
    const page =
      '# Chi tiết thủ tục hành chính\nMã thủ tục: 2.000815\nTên thủ tục: Chứng thực bản sao\nPhí: 2.000 đồng\n'
    expect(readTextOf(page).title).toBe('Chứng thực bản sao')
  })

  it('has no table in its title, and its number whole', () => {
    const table = '| Ngày | Khối phố |\n| 05/3 | Bình Hòa |'
    const read = valuesOf(`TRƯỜNG MẦM NON 20-10\nSố: 21/TB-MN20.10\n${day}\nTHÔNG BÁO\nLịch tiêm chủng\n${table}\n`)
    expect(read).toMatchObject({ title: 'Thông báo Lịch tiêm chủng', number: '21/TB-MN20.10' })
  })

  it('has neither its type in English nor boxes to tick in its title', () => {
    const read = (type: string, below: string) =>
      valuesOf(`TRƯỜNG MẪU\nSố: 2/TB-THM\n${day}\n${type}\nVề tuyển sinh lớp 1\n${below}\n`)
    const title = 'Thông báo về tuyển sinh lớp 1'
    expect(read('THÔNG BÁO / NOTICE', '| Tiếng Việt | English |\n| Nộp hồ sơ | Apply |')).toMatchObject({ title })
    expect(read('THÔNG BÁO', 'Trẻ đủ 6 tuổi ☐ Có giấy khai sinh')).toMatchObject({ title })
  })

  it('says of a board whose it is by the line above', () => {
    const read = valuesOf(`ỦY BAN MTTQ VIỆT NAM\nXÃ MẪU\nBAN THƯỜNG TRỰC\nSố: 2/KH-MTTQ\n${day}\nKẾ HOẠCH\nNgày hội\n`)
    expect(read.issuer).toBe('Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu')
  })

  it('is none where a conference is named below the type', () => {
    const read = valuesOf(`${national}BIÊN BẢN\nHội nghị cử tri\nHôm nay, ngày 12 tháng 01 năm 2026, tại thôn Mẫu.\n`)
    expect(read).not.toHaveProperty('issuer')
  })

  it('has no price list in its title', () => {
    const list = `BAN MẪU\nSố: 6/TB-BQL\n${national}${day}\nTHÔNG BÁO\nGiá vé\nNgười lớn${'.'.repeat(60)}40.000 đồng\nTrẻ em${'.'.repeat(60)}20.000 đồng\n`
    expect(valuesOf(list)).toMatchObject({ title: 'Thông báo Giá vé' })
  })

  it('is read where the day behind the number has no place', () => {
    const read = valuesOf(`ỦY BAN NHÂN DÂN XÃ MẪU\nSố: 45/QĐ-UBND, ngày 15/9/2026\n${body}`)
    expect(read).toMatchObject({ number: '45/QĐ-UBND', issuedOn: '2026-09-15', issuer: 'Ủy ban nhân dân xã Mẫu' })
  })

  it.each([
    'Số:      /KH-UBND',
    'Số: …/KH-UBND',
    'Số: ........../KH-UBND',
    'Số:',
    'Số: /KH-UBND',
    `Số:     /KH-UBND ${day}`,
  ])('has no number where it is to be written in: %s', (line) => {
    const text = `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${line}\n${national}\nKẾ HOẠCH\nDọn bến bãi mẫu\n\nLuật số: 97/2025/QH15 là căn cứ.\nSố: 12/2020/NĐ-CP\nI. MỤC ĐÍCH\nSạch.`
    const read = valuesOf(text)
    expect(read).not.toHaveProperty('number')
    expect(read).toMatchObject({
      kind: 'Kế hoạch',
      issuer: 'Ủy ban nhân dân xã Mẫu',
      title: 'Kế hoạch Dọn bến bãi mẫu',
    })
  })

  const decree = {
    number: '97/2007/NĐ-CP',
    issuedOn: '2007-03-10',
    issuer: 'Chính phủ',
    kind: 'Nghị định',
    title: 'Nghị định về bến bãi mẫu',
  }
  it.each([
    ['two lines', 'NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 97/2007/NĐ-CP NGÀY 10 THÁNG 3 NĂM 2007\nVỀ BẾN BÃI MẪU'],
    ['one', 'NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 97/2007/NĐ-CP NGÀY 10 THÁNG 3 NĂM 2007 VỀ BẾN BÃI MẪU'],
    ['another order', 'NGHỊ ĐỊNH SỐ 97/2007/NĐ-CP NGÀY 10 THÁNG 3 NĂM 2007 CỦA CHÍNH PHỦ VỀ BẾN BÃI MẪU'],
    ['three lines', 'NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 97/2007/NĐ-CP\nNGÀY 10 THÁNG 3 NĂM 2007 VỀ BẾN BÃI MẪU'],
    ['a short day', 'NGHỊ ĐỊNH CỦA CHÍNH PHỦ SỐ 97/2007/NĐ-CP NGÀY 10/3/2007 VỀ BẾN BÃI MẪU'],
  ])('all in capitals is read in %s', (_, heading) => {
    const text = `${heading}\n\nCHÍNH PHỦ\n\nCăn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;\n\nNGHỊ ĐỊNH:\n\nĐiều 1. Phạm vi\nNghị định này quy định về bến bãi.`
    expect(valuesOf(text)).toMatchObject(decree)
  })

  it('all in capitals names the ministry of its minister', () => {
    const text =
      'QUYẾT ĐỊNH\nCỦA BỘ TRƯỞNG BỘ TÀI CHÍNH SỐ 12/2006/QĐ-BTC NGÀY 20 THÁNG 3 NĂM 2006\nVỀ PHÍ MẪU\n\nĐiều 1. Phí.'
    expect(valuesOf(text)).toMatchObject({ number: '12/2006/QĐ-BTC', issuer: 'Bộ Tài chính', issuedOn: '2006-03-20' })
  })

  const made =
    'LUẬT\nBẾN BÃI MẪU\n\nLuật Bến bãi mẫu số 99/2014/QH13 ngày 23 tháng 6 năm 2014 của Quốc hội, được sửa đổi, bổ sung bởi:\nLuật số: 97/2025/QH15 ngày 01 tháng 01 năm 2025 của Quốc hội.\n\nĐiều 1. Phạm vi\nLuật này quy định về bến bãi.\n'
  it.each([
    ['on the next line', 'Số:\n98/VBHN-VPQH\n', '98/VBHN-VPQH'],
    ['on its line', 'Số: 98/VBHN-VPQH\n', '98/VBHN-VPQH'],
    ['to be written in', 'Số:     /VBHN-VPQH\n', undefined],
    ['nowhere', '', undefined],
  ])('of a consolidated text gives its own number, %s', (_, line, number) => {
    const read = valuesOf(
      `VĂN PHÒNG QUỐC HỘI\n--------\n${line}\n${national}Hà Nội, ngày 10 tháng 02 năm 2025\n\n${made}`,
    )
    expect(read.number).toBe(number)
    expect(read).toMatchObject({ issuer: 'Văn phòng Quốc hội', issuedOn: '2025-02-10' })
  })
})

describe('a form is called by its name', () => {
  it.each([
    ['TỜ KHAI ĐĂNG KÝ GIỮ XE', 'Tờ khai đăng ký giữ xe'],
    ['TỜ KHAI\nĐĂNG KÝ GIỮ XE', 'Tờ khai đăng ký giữ xe'],
    ['ĐƠN XIN MỞ BẾN BÃI', 'Đơn xin mở bến bãi'],
    ['GIẤY ĐỀ NGHỊ', 'Giấy đề nghị'],
    ['GIẤY ỦY QUYỀN', 'Giấy ủy quyền'],
    ['GIẤY ĐỀ NGHỊ HỖ TRỢ TIỀN ĐIỆN', 'Giấy đề nghị hỗ trợ tiền điện'],
    ['BẢN CAM KẾT', 'Bản cam kết'],
    ['PHIẾU KHAI BÁO TẠM VẮNG', 'Phiếu khai báo tạm vắng'],
    ['Đơn đề nghị cấp nước', 'Đơn đề nghị cấp nước'],
    ['# ĐƠN ĐỀ NGHỊ', 'Đơn đề nghị'],
    ['TỜ KHAI\nĐề nghị trợ cấp xã hội', 'Tờ khai đề nghị trợ cấp xã hội'],
    ['PHIẾU\nHọ và tên', 'Phiếu'],
  ])('%s', (name, title) => {
    const form = `${national}\n${name}\n\nKính gửi: (1)..........\n\nHọ, tên: ..........\nTheo Quyết định số 1/2020/QĐ-UBND.\n`
    for (const head of ['', 'Mẫu số 01\n', 'Mẫu số 02 (Ban hành kèm theo Thông tư số 1/2020/TT-BTP)\n'])
      expect(documentFromText('a.txt', head + form)).toMatchObject({ title })
  })

  it('or by its number where it has no other', () => {
    expect(
      documentFromText('a.txt', `MẪU SỐ 05\n${national}\nHọ, tên: ..........\nNơi cư trú: ..........`),
    ).toMatchObject({
      title: 'Mẫu số 05',
    })
  })

  it('and no text by the country’s motto', () => {
    const read = documentFromText('bien-nhan.txt', `${national}\nHọ, tên: ..........\nNơi cư trú: ..........`)
    expect(read).not.toMatchObject({ title: expect.stringMatching(/CỘNG HÒA|Độc lập/) })
  })
})

describe('a title in capitals', () => {
  const titled = (title: string, text: string) =>
    valuesOf(`ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\n${national}Số: 45/QĐ-UBND\n${day}\n\n${title}\n\n${text}\n`).title

  it.each([
    [
      'QUYẾT ĐỊNH\nVỀ VIỆC BAN HÀNH NỘI QUY CỦA TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG PHƯỜNG AN\nBÌNH, THÀNH PHỐ HUẾ',
      'Điều 1. Ban hành Nội quy của Trung tâm Phục vụ hành chính công phường An Bình, thành phố Huế.',
      'Quyết định về việc ban hành Nội quy của Trung tâm Phục vụ hành chính công phường An Bình, thành phố Huế',
    ],
    [
      'KẾ HOẠCH\nTỔ CHỨC ĐẠI HỘI LẦN THỨ XI CỦA MTTQ PHƯỜNG TRÊN ỨNG DỤNG VNEID',
      'I. MỤC ĐÍCH\n1. Mỗi người cài VNeID.',
      'Kế hoạch tổ chức đại hội lần thứ XI của MTTQ phường trên ứng dụng VNeID',
    ],
    [
      'QUYẾT ĐỊNH\nBÃI BỎ QUYẾT ĐỊNH SỐ 12/2020/QĐ-UBND CỦA UBND QUẬN NINH KIỀU',
      'Điều 1. Việc bãi bỏ do UBND quận Ninh Kiều cũ đề nghị.',
      'Quyết định bãi bỏ Quyết định số 12/2020/QĐ-UBND của UBND quận Ninh Kiều',
    ],
    [
      'KẾ HOẠCH\nTRIỂN KHAI THÁNG HÀNH ĐỘNG VÌ TRẺ EM',
      'I. MỤC ĐÍCH\nTriển khai tháng hành động.\nTháng hành động vì trẻ em năm nay.',
      'Kế hoạch triển khai tháng hành động vì trẻ em',
    ],
  ])('has names as its text writes them: %s', (title, text, expected) => {
    expect(titled(title, text)).toBe(expected)
  })
})

it('a type with some words more is one where its subject goes on in small letters below it', () => {
  const party = `ĐẢNG BỘ TỈNH MẪU\nĐẢNG ỦY XÃ MẪU\n*\nSố 12-CTr/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n${day}\n\n`
  const said = valuesOf(`${party}CHƯƠNG TRÌNH HÀNH ĐỘNG\nthực hiện Nghị quyết số 57-NQ/TW\n\nI- QUAN ĐIỂM\n1- Vì dân.`)
  expect(said).toMatchObject({
    kind: 'Chương trình',
    title: 'Chương trình hành động thực hiện Nghị quyết số 57-NQ/TW',
    issuer: 'Đảng ủy xã Mẫu',
  })
})

it.each(['HỎI ĐÁP VỀ CẤP THẺ CĂN CƯỚC', 'SỔ TAY TUYÊN TRUYỀN VIÊN', 'BẢN TIN KHU PHỐ MẪU'])(
  '%s is a title and no body, and the question below it stays in the text',
  (title) => {
    const read = documentFromText('a.txt', `${title}\n\nCâu 1. Lệ phí là bao nhiêu?\n\nTrả lời: Miễn phí.`)
    expect(read).toMatchObject({ title, issuer: '' })
    expect(JSON.stringify(read)).toContain('Câu 1. Lệ phí là bao nhiêu?')
  },
)

it('a title in capitals has the place of its letterhead as a name', () => {
  const head = `ỦY BAN NHÂN DÂN\nPHƯỜNG AN BÌNH\n${national}Số: 45/KH-UBND\nAn Bình, ngày 1 tháng 9 năm 2026\n`
  const said = valuesOf(`${head}KẾ HOẠCH\nLÀM SẠCH PHƯỜNG AN BÌNH NĂM 2026\n\nI. MỤC ĐÍCH\n1. Sạch.`)
  expect(said.title).toBe('Kế hoạch Làm sạch phường An Bình năm 2026')
})

describe('rules of a house and of a contest', () => {
  it.each([
    ['NỘI QUY\nTiếp công dân', 'Nội quy', 'Nội quy này có hiệu lực từ ngày 01/12/2026.'],
    ['THỂ LỆ\nCuộc thi tìm hiểu nghị quyết', 'Thể lệ', 'Thể lệ này có hiệu lực kể từ ngày 01/12/2026.'],
  ])('are kinds of documents: %s', (title, kind, effect) => {
    const text = `ỦY BAN NHÂN DÂN\nPHƯỜNG MẪU\n${national}${day}\n\n${title}\n\nĐiều 1. Hiệu lực\n${effect}\n`
    expect(valuesOf(text)).toMatchObject({ kind, effectiveOn: '2026-12-01' })
  })
})

it.each([
  ['UBND XÃ AN BÌNH\nTRUNG TÂM PHỤC VỤ\nHÀNH CHÍNH CÔNG', 'Trung tâm Phục vụ hành chính công xã An Bình'],
  ['UBND XÃ AN BÌNH\nTRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ', 'Trung tâm Phục vụ hành chính công xã An Bình'],
  ['ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\nPHÒNG KINH TẾ', 'Phòng Kinh tế xã An Bình'],
  ['UBND P. MẪU\nPHÒNG VĂN HÓA - XÃ HỘI', 'Phòng Văn hóa - Xã hội phường Mẫu'],
  ['UBND XÃ AN BÌNH\nBAN CHỈ ĐẠO 389', 'Ban Chỉ đạo 389 xã An Bình'],
  ['UBND XÃ AN BÌNH\nTRƯỜNG TIỂU HỌC KIM ĐỒNG', 'Trường Tiểu học Kim Đồng'],
])('an office of which every commune has one is said with its commune: %s', (head, issuer) => {
  expect(valuesOf(`${head}\n${national}Số: 4/TB\n${day}\n${body}`).issuer).toBe(issuer)
})

it.each([
  ['UBND XÃ MẪU - UBMTTQ VIỆT NAM XÃ MẪU', 'Ủy ban nhân dân xã Mẫu, Ủy ban Mặt trận Tổ quốc Việt Nam xã Mẫu'],
  ['UBND XÃ AN BÌNH\nBAN QUẢN LÝ CHỢ AN BÌNH', 'Ban Quản lý chợ An Bình'],
  ['UBND XÃ AN BÌNH\nPHÒNG VĂN HÓA - XÃ HỘI', 'Phòng Văn hóa - Xã hội xã An Bình'],
])('says each body once, with its names as they are written: %s', (head, issuer) => {
  const dated = 'An Bình, ngày 15 tháng 9 năm 2026'
  expect(valuesOf(`${head}\n${national}Số: 4/TB\n${dated}\n${body}`).issuer).toBe(issuer)
})

it('a plan of several bodies is called by its whole type', () => {
  const said = valuesOf(
    `UBND XÃ MẪU\nSố: 1/KHLT-UBND\n${national}${day}\nKẾ HOẠCH LIÊN TỊCH\nVề phối hợp giữ sạch ngõ\n\n1. Sạch.`,
  )
  expect(said).toMatchObject({ kind: 'Kế hoạch', title: 'Kế hoạch liên tịch về phối hợp giữ sạch ngõ' })
})

describe('a title whose type and subject stand in capitals together', () => {
  const head = `UBND XÃ MẪU\nSố: 4\n${national}${day}\n`
  it.each([
    ['KẾ HOẠCH THU GOM RÁC NĂM 2026\nI. MỤC ĐÍCH', 'Kế hoạch', 'Kế hoạch thu gom rác năm 2026'],
    [
      'BÁO CÁO TÌNH HÌNH KINH TẾ - XÃ HỘI\nTHÁNG 9 NĂM 2026\nI. KẾT QUẢ',
      'Báo cáo',
      'Báo cáo tình hình kinh tế - xã hội tháng 9 năm 2026',
    ],
    ['BIÊN BẢN BÀN GIAO TÀI SẢN\nHôm nay', 'Biên bản', 'Biên bản bàn giao tài sản'],
    ['QUY ƯỚC THÔN ĐÔNG\n(Được công nhận)\nĐiều 1. Sạch', 'Quy ước', 'Quy ước thôn ĐÔNG'],
  ])('is read whole: %s', (title, kind, said) => {
    expect(valuesOf(`${head}${title}\n1. Sạch.`)).toMatchObject({ kind, title: said })
  })

  it('is none further down, in what a letter brings along', () => {
    const said = valuesOf(
      `${head}V/v gửi mẫu báo cáo\nKính gửi: Các thôn.\nGửi mẫu dưới đây.\nBÁO CÁO KẾT QUẢ NĂM\n1. Sạch.`,
    )
    expect(said.title).toBe('Công văn về việc gửi mẫu báo cáo')
  })
})

it('a title ends above the torn cells of a scanned table', () => {
  const table = 'Ngày Buổi Thôn\nSáng Đông\n05/9\nGhi chú\nMang sổ tiêm'
  const said = valuesOf(`UBND XÃ MẪU\nSố: 4/TB-UBND\n${day}\nTHÔNG BÁO\nLịch tiêm vắc xin tháng 9\n${table}`)
  expect(said.title).toBe('Thông báo Lịch tiêm vắc xin tháng 9')
})

it.each([
  ['ĐẶT TÊN ĐƯỜNG NGUYỄN VĂN LINH', 'Đặt tên đường NGUYỄN VĂN LINH'],
  ['TỔ CHỨC LỄ HỘI ĐỀN TRẦN NĂM 2026 TẠI THÔN PHÚ THỊNH', 'tổ chức lễ hội đền TRẦN năm 2026 tại thôn PHÚ THỊNH'],
  ['PHÊ DUYỆT QUY HOẠCH PHƯỜNG AN HỘI TỈNH VĨNH LONG', 'phê duyệt quy hoạch phường AN HỘI tỉnh VĨNH LONG'],
  ['PHÁT TRIỂN KINH TẾ CỦA XÃ NĂM 2026', 'Phát triển kinh tế của xã năm 2026'],
  ['XÂY DỰNG PHƯỜNG VĂN MINH, AN TOÀN GIAO THÔNG ĐƯỜNG BỘ', 'Xây dựng phường văn minh, an toàn giao thông đường bộ'],
  ['TUYỂN SINH TRƯỜNG TIỂU HỌC MẪU', 'Tuyển sinh trường tiểu học Mẫu'],
])('a name in a title of capitals that the text nowhere writes keeps them: %s', (title, said) => {
  const text = `UBND XÃ MẪU\nSố: 4/KH-UBND\n${national}${day}\nKẾ HOẠCH\n${title}\n\n1. Trường tiểu học Mẫu.`
  expect(valuesOf(text).title).toBe(`Kế hoạch ${said}`)
})

it('a type that is its body’s stands above the subject, and a number in small letters is one in capitals', () => {
  const said = valuesOf(
    `UBND XÃ MẪU\nsố: 15/qđ-ub\n${national}${day}\nQUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN XÃ\nVề việc giữ xe\n\nĐiều 1. Giữ xe.`,
  )
  expect(said).toMatchObject({ number: '15/QĐ-UB', kind: 'Quyết định', title: 'Quyết định về việc giữ xe' })
  const blank = valuesOf(
    `UBND XÃ MẪU\nSố:      /QĐ-UB\n${national}${day}\nQUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN XÃ\nVề việc giữ xe\n\nĐiều 1. Giữ xe.`,
  )
  expect(blank).toMatchObject({ kind: 'Quyết định', title: 'Quyết định về việc giữ xe' })
})

it('the day on which a page was put up names no place', () => {
  expect(valuesOf('Lịch tiêm chủng tháng 12\nThứ sáu, 27/11/2026 08:15\nTiêm ở trạm y tế.').place).toBeUndefined()
})

it('a portal’s name and menu are no title', () => {
  const text =
    'CỔNG THÔNG TIN ĐIỆN TỬ\nTrang chủ » Tin tức\nTrang chủ | Giới thiệu | Liên hệ\nLịch tiêm tháng 12\n\nTiêm ở trạm y tế.'
  expect(documentFromText('a.txt', text)).toMatchObject({ title: 'Lịch tiêm tháng 12' })
})

it('a paper of no type of documents is called by what stands alone and what of, whatever a scan made of its rules', () => {
  const said = valuesOf(
    `UBND\n4\nXÃ MẪU h\nSố: 77/LLV-UBND\n${national}${day}\nLỊCH LÀM VIỆC\nCủa Thường trực Ủy ban nhân dân xã\n\n| Thứ | Việc |\n| Hai | Họp |`,
  )
  expect(said).toMatchObject({
    issuer: 'Ủy ban nhân dân xã Mẫu',
    title: 'Lịch làm việc Của Thường trực Ủy ban nhân dân xã',
  })
})

it('a head and a signature whose columns tabs set apart are read', () => {
  const text = `UBND XÃ MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 27/TTr-KT\t${day}\nTỜ TRÌNH\nVề việc sửa kênh\n\n1.\tSửa kênh.\n\nNơi nhận:\tTRƯỞNG PHÒNG\n- Lưu.\tHuỳnh Thanh Sang`
  expect(documentFromText('a.txt', text)).toMatchObject({ number: '27/TTr-KT', signatory: 'Huỳnh Thanh Sang' })
})

it('whoever heads a station or a team signs, behind “(Đã ký)” beside the list of those it is sent to', () => {
  const text = `UBND XÃ MẪU      ${national.split('\n')[0]}\nTRẠM Y TẾ\nSố: 18/TB-TYT      ${day}\nTHÔNG BÁO\nVề việc tiêm chủng\n\n1. Thời gian: 7 giờ.\n\nNơi nhận:      TRẠM TRƯỞNG\n- Như trên;      (Đã ký)\n- Lưu.      BS. Trần Thị Mẫu`
  expect(documentFromText('a.txt', text)).toMatchObject({ number: '18/TB-TYT', signatory: 'Trần Thị Mẫu' })
})

it('a body and the dateline beside it on one line are told apart', () => {
  const text =
    'ĐẢNG BỘ TỈNH MẪU\nĐẢNG ỦY XÃ MẪU Xã Mẫu, ngày 02 tháng 11 năm 2026\nSố 45-KL/ĐU\nKẾT LUẬN\nvề chợ\n\n1. Chợ.'
  expect(valuesOf(text)).toMatchObject({ issuer: 'Đảng ủy xã Mẫu', issuedOn: '2026-11-02' })
})

it('a heading in capitals names its number and its day on the line below, without a colon', () => {
  const heading =
    'QUYẾT ĐỊNH CỦA THỦ TƯỚNG CHÍNH PHỦ\nSỐ 19/2008/QĐ-TTg NGÀY 29 THÁNG 01 NĂM 2008\nVỀ VIỆC ĐIỀU CHỈNH MỨC LƯƠNG HƯU'
  expect(valuesOf(`${heading}\n\nĐiều 1. Điều chỉnh mức lương hưu.\n`)).toMatchObject({
    number: '19/2008/QĐ-TTg',
    issuedOn: '2008-01-29',
    issuer: 'Thủ tướng Chính phủ',
  })
})

it('is the Politburo’s where the type says so under the Central Committee', () => {
  const text =
    'BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 57-NQ/TW\nĐẢNG CỘNG SẢN VIỆT NAM\nHà Nội, ngày 22 tháng 12 năm 2024\nNGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ\nvề đột phá mẫu\n'
  expect(valuesOf(text)).toMatchObject({ issuer: 'Bộ Chính trị', number: '57-NQ/TW', issuedOn: '2024-12-22' })
})

it('gives its issuer by the number that stands above all', () => {
  const text = 'Số: 12/2026/TT-BGDĐT\n\nTHÔNG TƯ\nQuy định mẫu về học phí\nĐiều 1. Phạm vi\nNội dung.'
  expect(documentFromText('a.txt', text)).toMatchObject({
    issuer: 'Bộ Giáo dục và Đào tạo',
    number: '12/2026/TT-BGDĐT',
  })
})

it.each([
  ['20/QĐ-UBND', 'Phường Bến Mẫu', 'Ủy ban nhân dân phường Bến Mẫu'],
  ['7/NQ-HĐND', 'Xã Mẫu', 'Hội đồng nhân dân xã Mẫu'],
  ['45-KL/ĐU', 'Xã Mẫu', 'Đảng ủy xã Mẫu'],
  // Neither says whose it is.
  ['20/QĐ-UBND', 'Hà Mẫu', undefined],
  ['20/QĐ-VP', 'Phường Mẫu', undefined],
])('gives the issuer of a paper without a letterhead by its number and its place: %s, %s', (number, place, issuer) => {
  const text = `Số: ${number}\n${place}, ngày 05 tháng 11 năm 2025\nQUYẾT ĐỊNH\nVề giữ xe tại chợ\nĐiều 1. Giá\nNội dung.`
  expect(valuesOf(text).issuer).toBe(issuer)
})

it('and its articles are read in the wide signs of another keyboard', () => {
  const text = 'QUY CHẾ\nVề chợ mẫu\nĐiều 1．Phạm vi\n１．Mức phí：5.000 đồng。\nĐiều 2：Hiệu lực\nTừ ngày ký．'
  const document = documentFromText('a.txt', text)
  expect('sections' in document && document.sections.slice(1).map(({ heading, text }) => [heading, text])).toEqual([
    ['Điều 1. Phạm vi', '1.Mức phí:5.000 đồng.'],
    ['Điều 2. Hiệu lực', 'Từ ngày ký.'],
  ])
})

it('of a code of law ends its last article where the Assembly says that it was passed', () => {
  const passed = 'Bộ luật này đã được Quốc hội khóa XIII, kỳ họp thứ 10 thông qua ngày 24 tháng 11 năm 2015.'
  const text = `BỘ LUẬT\nMẪU\nĐiều 1. Phạm vi\nNội dung.\nĐiều 2. Hiệu lực\nTừ ngày 01 tháng 01 năm 2017.\n${passed}\nCHỦ TỊCH QUỐC HỘI`
  const document = documentFromText('a.txt', text)
  const sections = 'sections' in document ? document.sections : []
  expect(sections.find(({ article }) => article === '2')?.text).toBe('Từ ngày 01 tháng 01 năm 2017.')
  expect(sections.at(-1)?.text).toContain(passed)
})

it('no issuer and no title is made of the country’s name or its motto, however they were read, and it is told', () => {
  const bent = `UBND TỈNH KHÁNHSƠN CÔNGHÒAXÃ = CHỦ NGHĨA VIỆT M\nSố: 12/KH-UBND\nKhánh Sơn, ngày 5 tháng 9 năm 2025\nKẾ HOẠCH\nDiễn tập năm 2025\n1. Thời gian`
  const read = readTextOf(bent)
  expect(read.issuer).toBe('')
  expect(doubtsAbout('a.txt', bent, [], read)).toContain('issuer.unsure')
  for (const head of ['CỘNG HOÀ XÃ HỘI', 'Đôc lâp - Tư do - Hanh phúc', 'CONG HOA XA HOI CHU NGHIA VIET NAM'])
    expect(readTextOf(`${head}\nNội quy chợ Mẫu\nMọi người giữ vệ sinh chung.`).title).toBe('Nội quy chợ Mẫu')
  const constitution = 'Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam'
  expect(readTextOf(`${constitution}\n1. Mọi công dân bình đẳng.`).title).toBe(constitution)
})

it('a portal’s page is called by what its table says that the paper is about', () => {
  const table = (about: string) =>
    `# Chi tiết văn bản - Cổng xã Mẫu\n| Số ký hiệu | 4/KH-UBND |\n| Trích yếu | ${about} |\n| Loại văn bản | Kế hoạch |\nNgày hội mở hai ngày.`
  const about = 'tổ chức Ngày hội Văn hóa các dân tộc'
  for (const said of [`Kế hoạch ${about}`, `Về việc ${about}`])
    expect(readTextOf(table(said)).title).toMatch(/^Kế hoạch (?:về việc )?tổ chức Ngày hội Văn hóa các dân tộc$/)
})

it('a paper that is dated where it is signed has its letterhead above its type', () => {
  const rules = readTextOf(
    `UBND XÃ MẪU\nTRUNG TÂM VĂN HÓA\n${national}NỘI QUY\nSỬ DỤNG SÂN BÓNG\nĐiều 1. Giờ\nTừ 5 giờ.\nMẫu, ngày 15 tháng 8 năm 2025\nGIÁM ĐỐC`,
  )
  expect([rules.issuer, rules.issuedOn]).toEqual(['Trung tâm Văn hóa', '2025-08-15'])
})

it('a day in a table is the paper’s own only behind a word for it, and a number may be broken in a narrow column', () => {
  const acts = '| Số ký hiệu | Trích yếu | Ngày ban hành |\n|---|---|---|\n| 31/2024/QH15 | Luật Đất đai | 18-01-2024 |'
  expect(readTextOf(`# Đổi tên trên sổ\nNộp hồ sơ.\n${acts}`).issuedOn).toBe(null)
  expect(readTextOf('| Số ký hiệu | 4/KH-UBND |\n| Ngày ban hành | 22/09/2025 |\nNgày hội.').issuedOn).toBe(
    '2025-09-22',
  )
  expect(
    readTextOf(`HỘI ĐỒNG NHÂN DÂN\nTỈNH MẪU\nSố: 31/2025/NQ-\nHĐND\n${national}NGHỊ QUYẾT\nVề mức chi`).number,
  ).toBe('31/2025/NQ-HĐND')
})

it('a sentence that begins with a type names no paper, and neither does a ward of like letters', () => {
  const found = 'Kết luận: Mẫu nước đạt quy chuẩn.'
  const { title, kind, sections } = readTextOf(`SỞ Y TẾ TỈNH MẪU\nKẾT QUẢ KIỂM NGHIỆM NƯỚC\nĐộ đục: 0,42\n${found}`)
  expect([title, kind]).toEqual(['KẾT QUẢ KIỂM NGHIỆM NƯỚC', ''])
  expect(sections.map(({ text }) => text).join('\n')).toContain(found)
  expect(readTextOf('# Phường An Hòa ra quân dọn kênh\nSáng nay 200 người ra quân.').kind).toBe('')
})

it('a number stands in a portal’s table, and what is posted in a chat is called by its words', () => {
  const told =
    '| Số ký hiệu | 45/2025/QĐ-UBND |\n| Ngày ban hành | 12/09/2025 |\nQUYẾT ĐỊNH\nQuy định giá đất\nĐiều 1. Giá'
  expect(readTextOf(told).number).toBe('45/2025/QĐ-UBND')
  expect(readTextOf(told.replace('Số ký hiệu |', 'Số hiệu văn bản: |')).number).toBe('45/2025/QĐ-UBND')
  expect(readTextOf('📢 THÔNG BÁO KHẨN 📢\n❗️UBND xã Mẫu thông báo:\n👉 Cắt điện thôn 1.').title).toBe('Thông báo khẩn')
  const both =
    'Số: 02/QCPH\nTrà Linh, ngày 19 tháng 5 năm 2025\nQUY CHẾ PHỐI HỢP\nGiữa Công an xã và Đoàn xã\nĐiều 1. Giờ\nTối.'
  expect(readTextOf(both).title).toBe('Quy chế phối hợp Giữa Công an xã và Đoàn xã')
  expect(readTextOf('HƯỚNG DẪN ĐĂNG KÝ TẠM TRÚ\nLệ phí 15.000 đồng.').title).toBe('Hướng dẫn đăng ký tạm trú')
})

it.each([
  [
    'KẾ HOẠCH\nThực hiện công tác cải cách hành chính năm 2026\nI. MỤC ĐÍCH',
    'Kế hoạch Thực hiện công tác cải cách hành chính năm 2026',
  ],
  [
    'KẾ HOẠCH\nTheo dõi tình hình\nthi hành pháp luật năm 2026\nCăn cứ Luật',
    'Kế hoạch Theo dõi tình hình thi hành pháp luật năm 2026',
  ],
  ['QUY CHẾ PHỐI HỢP\nBảo đảm an ninh, quốc phòng\nĐiều 1. Phạm vi', 'Quy chế phối hợp Bảo đảm an ninh, quốc phòng'],
  [
    'HƯỚNG DẪN LIÊN TỊCH\nXây dựng mô hình “Camera an ninh”\n1. Mục tiêu',
    'Hướng dẫn liên tịch Xây dựng mô hình “Camera an ninh”',
  ],
  [
    'CÔNG KHAI\nThực hiện dự toán ngân sách quý I năm 2026\n| STT | Nội dung |',
    'Công khai Thực hiện dự toán ngân sách quý I năm 2026',
  ],
  [
    'DANH BẠ ĐIỆN THOẠI\nCÁN BỘ, CÔNG CHỨC XÃ MẪU\n(Cập nhật ngày 01/9/2026)',
    'Danh bạ điện thoại cán bộ, công chức xã Mẫu',
  ],
  [
    'SỔ TAY\nHƯỚNG DẪN PHÂN LOẠI RÁC TẠI NGUỒN\nI. Rác là gì?\nLà chất thải.',
    'Sổ tay hướng dẫn phân loại rác tại nguồn',
  ],
  [
    'CÔNG TY ĐIỆN LỰC\nLỊCH NGỪNG GIẢM CUNG CẤP ĐIỆN\nTuần 48 năm 2026\n| Ngày | Giờ |',
    'Lịch ngừng giảm cung cấp điện Tuần 48 năm 2026',
  ],
  ['PHIẾU LẤY Ý KIẾN\nVề chủ trương lắp đèn kiệt 21\nHọ và tên: ……', 'Phiếu lấy ý kiến về chủ trương lắp đèn kiệt 21'],
  ['V/v trả lời cử tri tổ 12 về kiệt\n48\nKính gửi: Ông Nghĩa', 'Công văn về việc trả lời cử tri tổ 12 về kiệt 48'],
])('what a paper is about stands in its title: %j', (told, title) => {
  expect(readTextOf(`UBND XÃ MẪU\n${told}`).title).toBe(title)
})

it('a sentence that opens the text is no title', () => {
  for (const opens of [
    'Thực hiện Kế hoạch số 12/KH-UBND, UBND xã thông báo:',
    'Thực hiện Kế hoạch số 12/KH-UBND ngày 01/3/2026, UBND\nxã thông báo lịch như sau',
  ])
    expect(readTextOf(`UBND XÃ MẪU\nTHÔNG BÁO\n${opens}\n1. Giờ mở cửa`).title).toBe('THÔNG BÁO')
})

it('a portal’s table says who issued and who signed', () => {
  const told =
    '| Số ký hiệu | 231/QĐ-UBND |\n| Cơ quan ban hành | UBND xã Mẫu |\n| Người ký | Huỳnh Quốc Việt |\nĐiều 1. Kiện toàn Ban Chỉ huy.\nĐiều 2. Trực 24/24.'
  expect(readTextOf(told)).toMatchObject({ issuer: 'Ủy ban nhân dân xã Mẫu', signatory: 'Huỳnh Quốc Việt' })
  expect(readTextOf(told.replace('Huỳnh Quốc Việt', 'chưa có'))).toMatchObject({ signatory: '' })
})

it.each([
  ['QUY TRÌNH\nTiếp nhận phản ánh, kiến nghị', 'Quy trình Tiếp nhận phản ánh, kiến nghị'],
  ['BÀI TUYÊN TRUYỀN\nPhòng, chống đuối nước trẻ em', 'Bài tuyên truyền Phòng, chống đuối nước trẻ em'],
  ['BÁO CÁO TỔNG KẾT\nCông tác Hội Phụ nữ năm 2025', 'Báo cáo tổng kết Công tác Hội Phụ nữ năm 2025'],
  ['CÔNG BỐ\nDanh sách cử tri', 'Công bố Danh sách cử tri'],
  ['BÁO CÁO TÓM TẮT\nTrong năm 2025, phường đã làm được', 'Báo cáo tóm tắt'],
])('below a letterhead a paper is called by what stands there, and never by the commune: %j', (told, title) => {
  const head = `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/QTr-UBND\n${national}${day}\n`
  expect(readTextOf(`${head}${told}\nI. MỤC ĐÍCH\nGiữ sạch.\nII. VIỆC\nRa quân.`).title).toBe(title)
})

it('a text without a title is called by its file, and loses none of its lines to one', () => {
  const said =
    'Ủy ban nhân dân xã Mẫu đề nghị các thôn tổ chức thực hiện nghiêm túc, phản ánh vướng mắc về Văn phòng để được hướng dẫn thêm, chậm nhất là ngày 15 hằng tháng theo mẫu kèm theo.'
  for (const rest of [
    'NGƯỜI LẬP\n(Ký, họ tên)\nLò Thị Một',
    '- Như trên;\nNơi nhận:\n- Lưu.',
    '| Lò Thị Một | 5.000 |',
  ]) {
    const document = documentFromText('to-12.txt', `${said}\n${rest}`)
    expect(document).toMatchObject({ title: 'to-12' })
    expect('sections' in document && document.sections.map(({ text }) => text).join('\n')).toBe(`${said}\n${rest}`)
  }
})

it('is signed by who heads it, not by its chief accountant', () => {
  const signed =
    'BẢNG KÊ\nNội dung.\nNGƯỜI LẬP BIỂU\nLê Thị Hoa\nKẾ TOÁN TRƯỞNG\nPhạm Văn Mẫu\nTHỦ TRƯỞNG ĐƠN VỊ\n(Ký, họ tên, đóng dấu)\nNguyễn Văn An\n'
  expect(readTextOf(signed)).toMatchObject({ signatory: 'Nguyễn Văn An' })
})

it('is signed by a surname that there is and by whoever bears a degree, and a day that is no number is told', () => {
  const signed = (name: string, on = '15 tháng 9') =>
    `ỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 5/TB-UBND\n${national}Xã Mẫu, ngày ${on} năm 2026\nTHÔNG BÁO\nVề việc mẫu\nNội dung.\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n${name}\n`
  const told = (text: string) => doubtsAbout('a.txt', text, [], readTextOf(text))
  expect(readTextOf(signed('BSCKI. Mai Văn Lực')).signatory).toBe('Mai Văn Lực')
  expect(readTextOf(signed('Ông Thị Hoa')).signatory).toBe('Ông Thị Hoa')
  const misread = readTextOf(signed('Đỉnh Công Tráng'))
  expect([misread.signatory, misread.readings.signatory?.evidence]).toEqual([
    'Đinh Công Tráng',
    'PHÓ CHỦ TỊCH\nĐỉnh Công Tráng'
      .replace('PHÓ', 'KT. CHỦ TỊCH\nPHÓ')
      .split('\n')
      .filter((_, i) => i !== 1)
      .join('\n'),
  ])
  expect(told(signed('Đỉnh Công Tráng'))).toEqual(['signatory.mended'])
  expect(told(signed('Hờ A Páo'))).toEqual([])
  const signer = (name: string) =>
    readTextOf(`UBND XÃ MẪU\n${national}THÔNG BÁO\nVề rác\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n${name}`).signatory
  const names = ['Ông Ích Thạnh', 'Ông Trần Văn An', 'K’Brêu'].map(signer)
  expect(names).toEqual(['Ông Ích Thạnh', 'Trần Văn An', 'K’Brêu'])
  expect(told(signed('Mai Văn Lực', '14 tháng §'))).toEqual(['day.unsure'])
  expect(told(signed('Mai Văn Lực', 'ƒ ztháng @'))).toEqual(['day.unsure'])
  expect(told(signed('Mai Văn Lực', '.... tháng ....'))).toEqual([])
})

it('of the Youth Union names the union of the commune, beside the Union’s own name', () => {
  const head = 'TỈNH ĐOÀN MẪU\nBCH ĐOÀN XÃ MẪU\n***\nĐOÀN TNCS HỒ CHÍ MINH\n'
  expect(valuesOf(`${head}Xã Mẫu, ngày 5 tháng 8 năm 2026\nSố: 21-KH/ĐTN\nKẾ HOẠCH\nTổ chức Tết\n`).issuer).toBe(
    'Ban Chấp hành Đoàn xã Mẫu',
  )
})

it('a paper that is called something is no letter for its subject in brackets, and a subject alone makes none', () => {
  const minutes = `${national}BIÊN BẢN HỌP TỔ DÂN PHỐ SỐ 14\n(V/v lấy ý kiến mở rộng ngõ 27)\nHôm nay, hồi 19 giờ 30 ngày 08/11/2026, đã họp tổ.\n`
  expect(valuesOf(minutes)).toMatchObject({
    title: 'Biên bản họp tổ dân phố số 14 về việc lấy ý kiến mở rộng ngõ 27',
    kind: 'Biên bản',
  })
  const page = 'V/v phun thuốc diệt muỗi đợt 3\nTrạm y tế phường Mẫu phun thuốc theo lịch:\n'
  expect(valuesOf(page)).toEqual({ title: 'Về việc phun thuốc diệt muỗi đợt 3' })
  expect(valuesOf(`${page.split('\n')[0]}\nKính gửi: Các tổ dân phố\n`).title).toBe(
    'Công văn về việc phun thuốc diệt muỗi đợt 3',
  )
})

it('a code behind a blank, figures that touch their words and a signing program’s box are read for what they are', () => {
  const union = `ĐOÀN PHƯỜNG MẪU\nBCH ĐOÀN TRƯỜNG THCS MẪU\n***\nSố: 12 KH/ĐTN\nMẫu, ngày 04tháng 11năm 2026\nKẾ HOẠCH\nTổ chức hội thi\n`
  expect(valuesOf(union)).toMatchObject({ number: '12 KH/ĐTN', issuedOn: '2026-11-04', place: 'Mẫu' })
  const signed = `${union}1. Nội dung.\nTM. BAN CHẤP HÀNH\nBÍ THƯ\nSignature Valid\nNgười ký: Vi Thanh Nhàn\nVi Thanh Nhàn\n`
  expect(valuesOf(signed).signatory).toBe('Vi Thanh Nhàn')
})

it.each([
  'Học sinh toàn trường nghỉ học ngày thứ Tư, 11/11/2026; học bù sáng chủ nhật 22/11.',
  'Khai giảng vào thứ Hai, 05/9/2026 tại sân trường.',
])('a sentence that tells of a day is no dateline: %s', (sentence) => {
  const { issuedOn, place } = valuesOf(`THÔNG BÁO\nNghỉ học do mưa lớn\n${sentence}\n`)
  expect([issuedOn, place]).toEqual([undefined, undefined])
})

it('a letter’s subject goes on with a place by its kilometre, and what is asked for “theo mẫu” is no form’s name', () => {
  const head = `BAN QUẢN LÝ MẪU\nSố: 5/BQL-KT\nV/v tạm dừng thi công đoạn\nKm 3+200 đến Km 4+050\n${national}`
  expect(valuesOf(head).title).toBe('Công văn về việc tạm dừng thi công đoạn Km 3+200 đến Km 4+050')
  const listed = 'UBND PHƯỜNG MẪU\nHồ sơ gồm:\n| TT | Giấy tờ |\n| 1 | Đơn theo mẫu |\n'
  expect(valuesOf(listed).title).toBeUndefined()
})

it('two papers on one scan name no body that neither of them has', () => {
  const text =
    'TRƯỜNG THCS MẪU\nGIẤY MỜI HỌP CHA MẸ HỌC SINH\nNhà trường mời họp lúc 8 giờ.\nHIỆU TRƯỞNG\nVũ Văn Tỉnh\nTRẠM Y TẾ PHƯỜNG MẪU\nTHÔNG BÁO KHÁM SÀNG LỌC\n2. Thời gian: 7 giờ 30 đến 11 giờ, ngày 24 và 25/11/2026.\n'
  expect(valuesOf(text).issuer).toBeUndefined()
})

it.each([
  ['Ủy ban nhân dân phường An Khánh', 'ỦY BAN NHÂN DÂN\nPHƯỜNG AN KHÁNH\nSố: 5/TB-UBND'],
  ['Ban Quản lý chợ phường An Bình', 'BAN QUẢN LÝ CHỢ\nPHƯỜNG AN BÌNH\nSố: 5/TB-BQLC'],
  ['Ban Điều hành khu phố 7 phường An Lạc', 'PHƯỜNG AN LẠC\nBAN ĐIỀU HÀNH KHU PHỐ 7'],
  ['Chi hội Phụ nữ khu phố 3', 'HỘI LHPN PHƯỜNG MẪU\nCHI HỘI PHỤ NỮ KHU PHỐ 3\nSố: 2/KH-CHPN'],
  [
    'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã Mẫu',
    'ỦY BAN NHÂN DÂN XÃ MẪU\nVĂN PHÒNG HĐND VÀ UBND\nSố: 12/GM-VP',
  ],
  [
    'Trung tâm Cung ứng dịch vụ công phường Mẫu',
    'ỦY BAN NHÂN DÂN PHƯỜNG MẪU\nTRUNG TÂM CUNG ỨNG DỊCH VỤ CÔNG\nSố: 9/TB-TT',
  ],
  ['Hội đồng Tuyển dụng viên chức phường Mẫu', 'HỘI ĐỒNG TUYỂN DỤNG VIÊN CHỨC\nPHƯỜNG MẪU\nSố: 4/TB-HĐTD'],
  ['Ban Tổ chức cuộc thi "An toàn giao thông"', 'BAN TỔ CHỨC CUỘC THI\n"AN TOÀN GIAO THÔNG"'],
  ['Ban Tổ chức hội thi', 'ĐẢNG ỦY PHƯỜNG MẪU\nBAN TỔ CHỨC HỘI THI\n*\nSố 2-TB/BTC'],
  ['Tổ công nghệ số cộng đồng xã Mẫu', 'ỦY BAN NHÂN DÂN XÃ MẪU\nTỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG'],
  ['Ban Quản lý dự án đầu tư xây dựng phường Mẫu', 'UBND PHƯỜNG MẪU\nBAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG\nSố: 27/TB-BQL'],
  ['Thôn Hạ xã Mẫu', 'XÃ MẪU\nTHÔN HẠ'],
  ['Thôn Hạ xã Mẫu', 'THÔN HẠ\nXÃ MẪU'],
  ['Ủy ban nhân dân xã Mẫu', 'ỦY BAN NHÂN DÂN\nXÃ MẪU Ký bởi: Ủy ban nhân dân xã Mẫu\nSố: 12/TB-UBND'],
  [
    'Ủy ban nhân dân xã Mẫu',
    'Ký bởi: Trung tâm Tin học\nThời gian ký: 12/05/2026 10:11:12\nỦY BAN NHÂN DÂN\nXÃ MẪU\nSố: 12/TB-UBND',
  ],
  [
    'Phòng Văn hóa - Xã hội phường Mẫu',
    `UBND PHƯỜNG MẪU\n${national}Mẫu, ngày 12 tháng 5 năm 2026\nPHÒNG VĂN HÓA - XÃ HỘI\nSố: 88/TB-VHXH`,
  ],
])('names its body: %s', (issuer, head) => {
  const text = `${head}\n${head.includes('CỘNG HÒA') ? '' : national}Mẫu, ngày 12 tháng 5 năm 2026\nTHÔNG BÁO\nVề việc treo cờ\n`
  expect(valuesOf(text)).toMatchObject({ issuer, issuedOn: '2026-05-12', title: 'Thông báo về việc treo cờ' })
})

it('a ward whose name begins with “An” is no plan, and a form goes on with what it is about', () => {
  expect(readTextOf('PHƯỜNG AN HỘI TỔ CHỨC NGÀY HỘI ĐỌC SÁCH\nSáng 20/4, phường tổ chức ngày hội.\n').kind).toBe('')
  const asked = `UBND XÃ MẪU\n${national}PHIẾU LẤY Ý KIẾN HỘ GIA ĐÌNH\nVề chủ trương mở rộng đường\nCâu 1. Ông bà có đồng ý không?\n☐ Đồng ý    ☐ Ý kiến khác\n`
  expect(valuesOf(asked).title).toBe('Phiếu lấy ý kiến hộ gia đình về chủ trương mở rộng đường')
})

it('a paper of quality management is called by the table at its head, and none by its first item', () => {
  const head = '| UBND PHƯỜNG MẪU | QUY TRÌNH Cấp bản sao trích lục | Mã hiệu: QT-04 Lần ban hành: 02 |\n'
  const rest = '1. MỤC ĐÍCH\nQuy định trình tự cấp bản sao.\n2. PHẠM VI\nÁp dụng cho công chức hộ tịch.\n'
  expect(readTextOf(head + rest).title).toBe('Quy trình Cấp bản sao trích lục')
  const bare = readTextOf(rest)
  expect([bare.title, bare.sections.flatMap(({ heading, text }) => [heading, text]).join('\n')]).toEqual([
    'a',
    expect.stringContaining('1. MỤC ĐÍCH'),
  ])
})

it('a paper is called by none of its tables, neither by a cell of one nor by what stands above it', () => {
  const checked = `UBND XÃ MẪU\nĐOÀN KIỂM TRA\n${national}BIÊN BẢN KIỂM TRA\nViệc bảo đảm an toàn thực phẩm\n1. Cơ sở: Quán Mẫu\n| TT | Nội dung | Đạt |\n| 1 | Giấy xác nhận kiến thức | x |\n`
  expect(valuesOf(checked).title).toBe('Biên bản Kiểm tra Việc bảo đảm an toàn thực phẩm')
  const whole = checked.replace('Việc bảo đảm an toàn thực phẩm\n', '')
  expect(valuesOf(whole)).toMatchObject({ issuer: 'Đoàn Kiểm tra', title: 'Biên bản Kiểm tra' })
  const rent = `UBND XÃ MẪU\nSố: 7/TB-UBND\n${national}${day}\nTHÔNG BÁO\nGiá thuê ki-ốt\nBẢNG GIÁ (Đơn vị: đồng/m²)\n| Chợ | Giá |\n| Mẫu | 85 |\n`
  expect(valuesOf(rent).title).toBe('Thông báo Giá thuê ki-ốt')
})

it('a list of who is on duty names the body above it', () => {
  const list = `UBND XÃ MẪU\nBAN CHỈ HUY PHÒNG THỦ DÂN SỰ\n${national}BẢNG PHÂN CÔNG TRỰC BÃO\n| TT | Họ tên |\n| 1 | Vũ Mẫu |\n`
  expect(valuesOf(list).issuer).toBe('Ban Chỉ huy phòng thủ dân sự xã Mẫu')
})

it('a type whose letters are typed apart is one, a title ends above “A.”, and what a form lets people choose is no body', () => {
  const apart = `UBND XÃ MẪU\nSố: 7/KH-UBND\n${national}${day}\nK Ế  H O Ạ C H\nTổ chức hội thao\nA. MỤC ĐÍCH\nVui khỏe.\nB. NỘI DUNG\nChạy.\n`
  expect(valuesOf(apart).title).toBe('Kế hoạch tổ chức hội thao')
  const given = `ĐẢNG ỦY XÃ MẪU\nSố 7-QĐ/ĐU\n${day}\nQUYẾT ĐỊNH\nchuẩn y cấp ủy chi bộ\n- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;\nĐiều 1. Chuẩn y.\n`
  expect(valuesOf(given).title).toBe('Quyết định chuẩn y cấp ủy chi bộ')
  const asked = `${national}ĐƠN ĐĂNG KÝ\nHọc nghề ngắn hạn\nKính gửi: UBND xã Mẫu\n☐ Ban ngày    ☐ Buổi tối\n....., ngày ... tháng ... năm 20...\nNGƯỜI ĐĂNG KÝ\n`
  expect(valuesOf(asked)).toEqual({ title: 'Đơn đăng ký học nghề ngắn hạn' })
  const cell = `CHI HỘI KHU PHỐ 2\nTHÔNG BÁO\nĐăng ký mua phân bón\n1. Mười bao một hộ.\nKhu phố 2, ngày 20 tháng 12 năm 2026\n`
  expect(valuesOf(cell)).toMatchObject({ issuer: 'Chi hội khu phố 2', issuedOn: '2026-12-20' })
})

it.each([
  ...['PHÒNG SỐT XUẤT HUYẾT', 'PHÒNG NGỪA TỘI PHẠM', 'PHÒNG CHÁY, CHỮA CHÁY', 'BAN ĐÊM', 'BAN BỐ TÌNH TRẠNG MẪU'],
  ...['VIỆN TRỢ NHÂN ĐẠO', 'SỞ HỮU TRÍ TUỆ', 'HỘI THẢO KHOA HỌC', 'HỘI DIỄN VĂN NGHỆ', 'ĐỘI HÌNH RA QUÂN'],
  ...['CHI TRẢ LƯƠNG HƯU', 'TỔ CHỨC LỄ HỘI', 'NHÀ Ở XÃ HỘI', 'TRẠM DỪNG NGHỈ', 'ĐOÀN KẾT', 'TRƯỜNG HỢP KHẨN CẤP'],
])('what begins as an office does and says something else is none: %s', (words) => {
  expect(bodyName(words)).toBe('')
})

it.each([
  ['PHÒNG GD&ĐT HUYỆN MẪU', 'Phòng GD&ĐT huyện Mẫu'],
  ['VIỆN QUY HOẠCH TỈNH MẪU', 'Viện Quy hoạch tỉnh Mẫu'],
  ['ĐỘI QUẢN LÝ TRẬT TỰ ĐÔ THỊ PHƯỜNG MẪU', 'Đội Quản lý trật tự đô thị phường Mẫu'],
  ['TÒA ÁN NHÂN DÂN KHU VỰC 3 - MẪU AN', 'Tòa án nhân dân khu vực 3 - Mẫu An'],
  ['BAN QUẢN TRỊ CHUNG CƯ LAVENDER', 'Ban Quản trị chung cư Lavender'],
  ['BAN QUẢN LÝ KHU KINH TẾ MẪU AN', 'Ban Quản lý Khu kinh tế Mẫu An'],
  ['HỘI TỪ THIỆN TỈNH MẪU', 'Hội Từ thiện tỉnh Mẫu'],
])('an office is called by what it is for, and by its own name: %s', (words, name) => {
  expect(bodyName(words)).toBe(name)
})

it.each([
  ['BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nVƯỜN QUỐC GIA MẪU AN', 'Vườn quốc gia Mẫu An', true],
  ['CỤC HÀNG HẢI VIỆT NAM\nCẢNG VỤ HÀNG HẢI MẪU AN', 'Cảng vụ hàng hải Mẫu An', true],
  ['ỦY BAN BẦU CỬ PHƯỜNG MẪU AN\nTỔ BẦU CỬ SỐ 7', 'Tổ Bầu cử số 7', false],
  ['BAN THƯỜNG VỤ TỈNH ĐOÀN\nNHÀ THIẾU NHI TỈNH MẪU', 'Nhà Thiếu nhi tỉnh Mẫu', false],
  ['HỘI ĐỒNG NHÂN DÂN\nXÃ MẪU\nBAN KINH TẾ - NGÂN SÁCH', 'Ban Kinh tế - Ngân sách Hội đồng nhân dân xã Mẫu', false],
  ['UBND TỈNH MẪU\nBAN AN TOÀN GIAO THÔNG', 'Ban An toàn giao thông tỉnh Mẫu', false],
  ['ĐẢNG BỘ XÃ MẪU\nĐẢNG ỦY', 'Đảng ủy xã Mẫu', false],
  ['TỈNH ỦY MẪU\nBAN TUYÊN GIÁO VÀ DÂN VẬN', 'Ban Tuyên giáo và Dân vận Tỉnh ủy Mẫu', false],
  ['BHXH TỈNH MẪU\nBẢO HIỂM XÃ HỘI CƠ SỞ MẪU AN', 'Bảo hiểm xã hội cơ sở Mẫu An', false],
  ['UBND XÃ MẪU\nBAN CHỈ ĐẠO PHÒNG, CHỐNG DỊCH', 'Ban Chỉ đạo phòng, chống dịch xã Mẫu', false],
  ['CÔNG TY CỔ PHẦN NƯỚC MẪU AN\nMAU AN WATER SUPPLY COMPANY', 'Công ty Cổ phần Nước Mẫu An', false],
  ['CÂU LẠC BỘ DƯỠNG SINH\nKHU PHỐ 3', 'Câu lạc bộ dưỡng sinh khu phố 3', true],
  ['CỤC CẢNH SÁT GIAO THÔNG\nPHÒNG 8', 'Phòng 8', true],
  ['HUYỆN ĐOÀN MẪU AN\nBAN CHẤP HÀNH', 'Ban Chấp hành Huyện đoàn Mẫu An', false],
  ['UBND HUYỆN ĐẢO MẪU AN', 'Ủy ban nhân dân huyện đảo Mẫu An', false],
  ['UBND XÃ MẪU AN\nDỰ THẢO', 'Ủy ban nhân dân xã Mẫu An', false],
  ['UBND XÃ MẪU\nBAN QUẢN LÝ DI TÍCH', 'Ban Quản lý di tích xã Mẫu', false],
  ['UBND XÃ MẪU\nHỘI ĐỒNG ĐẤU GIÁ QUYỀN SỬ DỤNG ĐẤT', 'Hội đồng Đấu giá quyền sử dụng đất', false],
  ['UBND XÃ MẪU\nHỘI ĐỒNG TUYỂN DỤNG VIÊN CHỨC', 'Hội đồng Tuyển dụng viên chức', false],
])('whoever stands last in a letterhead issued it, and one that nobody knows is told: %j', (bodies, issuer, told) => {
  const text = `${bodies}\nSố: 5/TB-X\n${national}Mẫu, ngày 5 tháng 9 năm 2026\nTHÔNG BÁO\nVề giờ mở cửa Vườn quốc gia Mẫu An\n`
  const read = readTextOf(text)
  expect([read.issuer, doubtsAbout('a.txt', text, [], read).includes('issuer.unknown')]).toEqual([issuer, told])
})

it.each([
  ['BÁO CÁO THẨM TRA\nTờ trình về mức thu phí tham quan', 'Báo cáo thẩm tra Tờ trình về mức thu phí tham quan'],
  ['THƯ NGỎ\nVề việc ủng hộ Quỹ “Mẫu”', 'Thư ngỏ về việc ủng hộ Quỹ “Mẫu”'],
  ['KẾ HOẠCH\nPHÒNG SỐT XUẤT HUYẾT NĂM 2026', 'Kế hoạch Phòng sốt xuất huyết năm 2026'],
  ['KẾ HOẠCH\nTỔ CHỨC GIẢI CHẠY MINI', 'Kế hoạch tổ chức giải chạy mini'],
  ['BIÊN BẢN\nVI PHẠM HÀNH CHÍNH VỀ XẢ RÁC', 'Biên bản Vi phạm hành chính về xả rác'],
  ['BÁO CÁO CÔNG TÁC HỘI\nQUÝ II NĂM 2026', 'Báo cáo công tác hội quý II năm 2026'],
  [
    'NGHỊ QUYẾT\nĐẠI HỘI CHI BỘ NHIỆM KỲ 2025 - 2027\nĐại hội họp với 31 đảng viên,\nQUYẾT NGHỊ:',
    'Nghị quyết Đại hội chi bộ nhiệm kỳ 2025 - 2027',
  ],
  ['THÔNG BÁO\nV/v phát triển đảng viên\nI/ Đối tượng', 'Thông báo V/v phát triển đảng viên'],
])('a paper of a place called “Đơn …” is called by its type and its subject: %j', (told, title) => {
  const text = `UBND XÃ ĐƠN MẪU\nSố: 5/X-UBND\n${national}Đơn Mẫu, ngày 30/6/2026\n${told}\n1. Có 3 tổ.\n2. Nộp trước ngày 5.\n`
  expect(readTextOf(text).title).toBe(title)
})

it('a name in capitals goes on below, a page is called by its heading, and the figures of a table are no body’s', () => {
  expect(readTextOf('CÔNG AN XÃ MẪU\nBÀI TUYÊN TRUYỀN\nPHÒNG CHÁY TẠI HỘ GIA ĐÌNH\nKính thưa bà con!\n').title).toBe(
    'BÀI TUYÊN TRUYỀN PHÒNG CHÁY TẠI HỘ GIA ĐÌNH',
  )
  const page = 'Trang chủ > Thủ tục\n# Đăng ký khai tử\n## Thành phần hồ sơ\n| Tên | Bản |\n| Tờ khai đăng ký | 1 |\n'
  expect([readTextOf(page).title, readTextOf(page.replaceAll('#', '1.')).title]).toEqual(['Đăng ký khai tử', 'a'])
  const list = `UBND XÃ MẪU\nBAN CHỈ ĐẠO GIẢM NGHÈO\n${national}DANH SÁCH HỘ NGHÈO\n| Thôn | Số hộ |\n| Hạ | 12 |\nMẫu, ngày 20 tháng 12 năm 2025\n`
  expect(valuesOf(list).issuer).toBe('Ban Chỉ đạo giảm nghèo xã Mẫu')
})

it('what asks for the end of another document ends none', () => {
  const asked = (kind: string, code: string) =>
    `UBND XÃ MẪU\nSố: 26/${code}-UBND\n${national}${day}\n${kind}\nVề mức hỗ trợ\nI. NỘI DUNG\nBãi bỏ Nghị quyết số 09/NQ-HĐND ngày 20/12/2023.\n`
  const kindsOf = (text: string) => readTextOf(text).relations.map(({ kind }) => kind)
  expect([kindsOf(asked('TỜ TRÌNH', 'TTr')), kindsOf(asked('NGHỊ QUYẾT', 'NQ'))]).toEqual([[], ['repeals']])
})

it('a draft is told, is in force from no day and ends no other document', () => {
  const draft = (mark: string) =>
    `${mark}HỘI ĐỒNG NHÂN DÂN\nXÃ MẪU\nSố:      /2026/NQ-HĐND\n${national}NGHỊ QUYẾT\nVề mức hỗ trợ\nCăn cứ Luật Mẫu số 64/2025/QH15;\nĐiều 1. Mức\nMột triệu.\nĐiều 2. Hiệu lực\n1. Nghị quyết này có hiệu lực từ ngày 01 tháng 9 năm 2026.\n2. Bãi bỏ Nghị quyết số 05/2022/NQ-HĐND ngày 18 tháng 7 năm 2022.\n`
  const saidOf = (text: string, beside: string[] = []) => {
    const read = documentFromText('a.txt', text, beside) as SourceDocument
    const told = doubtsAbout('a.txt', text, beside, read).includes('document.draft')
    return [told, read.effectiveOn, read.relations.map(({ kind }) => kind)]
  }
  const aside = [true, null, ['based_on']]
  for (const mark of ['DỰ THẢO\n', 'DỰ THẢO LẦN 2\n', '(Dự thảo)\n']) expect(saidOf(draft(mark))).toEqual(aside)
  expect(saidOf(draft(''), ['Trang 1', 'DỰ THẢO'])).toEqual(aside)
  const issued = [false, '2026-09-01', ['based_on', 'repeals']]
  expect(saidOf(draft(''), ['Góp ý dự thảo'])).toEqual(issued)
  expect(saidOf(draft('').replace('     /2026', ' 7/2026'), ['DỰ THẢO'])).toEqual(issued)
})

it('a name with an apostrophe is one, a surname few bear is kept, and a form says who gives it out', () => {
  const text = `CÔNG AN TỈNH MẪU\nCÔNG AN XÃ D’RAN\nSố: 9/TB-CAX\n${national}D’Ran, ngày 02 tháng 5 năm 2026\nTHÔNG BÁO\nVề giờ trực\nTRƯỞNG CÔNG AN XÃ\nVì Thị Hoa\n`
  expect(readTextOf(text)).toMatchObject({
    ...{ issuer: 'Công an xã D’Ran', place: 'D’Ran', issuedOn: '2026-05-02', signatory: 'Vì Thị Hoa' },
  })
  const form = `CÔNG AN PHƯỜNG MẪU\n${national}GIẤY TIẾP NHẬN\nHồ sơ đề nghị cấp căn cước\nHọ và tên: ......\n`
  expect(readTextOf(form)).toMatchObject({
    ...{ issuer: 'Công an phường Mẫu', title: 'Giấy tiếp nhận hồ sơ đề nghị cấp căn cước' },
  })
  expect(readTextOf(form.replace('CÔNG AN PHƯỜNG MẪU', 'UBND PHƯỜNG ......')).issuer).toBe('')
})

it('an older law is called by what it is about, and a name cut off by whom its number names', () => {
  const head = (kind: string) =>
    `UỐC HỘI\n${national}Luật số: 28/2001/QH10\nHà Nội, ngày 29 tháng 6 năm 2001\n${kind}\nĐể giữ gìn bến bãi;\nĐiều 1. Luật này quy định về bến bãi.\n`
  const formal =
    'CỦA QUỐC HỘI NƯỚC CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 28/2001/QH10 NGÀY 29 THÁNG 6 NĂM 2001 VỀ BẾN BÃI MẪU'
  const law = { issuer: 'Quốc hội', number: '28/2001/QH10', title: 'Luật Bến bãi mẫu' }
  expect(readTextOf(head(`LUẬT\n${formal}`))).toMatchObject(law)
  expect(readTextOf(head('LUẬT\nBẾN BÃI MẪU'))).toMatchObject(law)
  const told = head('LUẬT\nBẾN BÃI MẪU')
  expect(doubtsAbout('a.txt', told, [], readTextOf(told))).not.toContain('issuer.unknown')
})

it('a paper without a number and a day is its letterhead’s, and called by what stands in capitals below', () => {
  const shown = `ỦY BAN NHÂN DÂN\nXÃ MẪU\n${national}Biểu số 113/CK-NSNN\nCÔNG KHAI DỰ TOÁN NGÂN SÁCH XÃ NĂM 2026\n| Nội dung | Thu |\n| Thuế | 120 |\n`
  expect(readTextOf(shown)).toMatchObject({
    ...{ issuer: 'Ủy ban nhân dân xã Mẫu', title: 'Công khai dự toán ngân sách xã năm 2026' },
  })
  expect(readTextOf('ỦY BAN NHÂN DÂN\nXÃ MẪU\nTin làm đường\nĐường đã xong.\n').title).toBe('Tin làm đường')
})

const headOf = (bodies: string, number: string, below: string) =>
  `${bodies}\nSố: ${number}\n${national}Mẫu, ngày 5 tháng 9 năm 2026\n${below}\n1. Mở từ 7 giờ.\n2. Nộp trước ngày 5.\n`
it.each([
  [
    'the title goes on',
    headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ\nBến bãi và kho hàng'),
    ['title.unsure'],
  ],
  ['nothing is said of', headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ\nỦy ban nhân dân xã báo:'), []],
  ['a list begins below', headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ\nChợ Mẫu: 7 giờ'), []],
  [
    'a name is left in capitals',
    headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVỀ GIỜ MỞ CHỢ BẾN MẪU'),
    ['title.capitals'],
  ],
  ['another body’s code', headOf('CÔNG AN XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ'), ['issuer.partial']],
  [
    'the day’s line marks its place otherwise',
    headOf('UBND XÃ MẬU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ'),
    ['issuer.partial'],
  ],
  ['a code within a body', headOf('UBND XÃ MẪU', '5/UBND-KT', 'THÔNG BÁO\nVề giờ mở chợ'), []],
  [
    'a line of nobody’s',
    headOf('UBND XÃ MẪU\nNHÓM THỢ BẾN\nCÔNG AN XÃ MẪU', '5/TB-CAX', 'THÔNG BÁO\nVề giờ mở chợ'),
    ['issuer.partial'],
  ],
  ['another type’s code', headOf('UBND XÃ MẪU', '5/KH-UBND', 'THÔNG BÁO\nVề giờ mở chợ'), ['head.differs']],
  [
    'a union’s code',
    headOf('CÔNG ĐOÀN XÃ MẪU', '2/TM-CĐ', 'THƯ MỜI DỰ HỘI THAO XÃ MẪU\nKính gửi: Công đoàn cơ sở.'),
    [],
  ],
  ['an insurance office', headOf('BHXH TỈNH MẪU\nBHXH CƠ SỞ AN', '2/TB-BHXH', 'THÔNG BÁO\nVề giờ mở chợ'), []],
  ['no subject stands', headOf('UBND XÃ MẪU', '5/GM-UBND', 'GIẤY MỜI\nKính gửi: Ông Mẫu A, ngõ 5.'), []],
  [
    'the subject is a table’s',
    headOf(
      'UBND XÃ MẪU',
      '5/TB-UBND',
      'THÔNG BÁO\n|  | Lịch mở chợ | năm 2026 |\n| Chợ | Ngày | Giờ |\n| An | 5/12 | 7h |',
    ),
    ['title.unsure'],
  ],
  ['a receipt has a code of its own', headOf('UBND XÃ MẪU', '31/TNHS', 'THÔNG BÁO\nVề giờ mở chợ'), []],
  ['a market’s rules', headOf('UBND XÃ MẪU', '5/NQ-UBND', 'NỘI QUY\nVề giờ mở chợ'), []],
  ['another year', headOf('UBND XÃ MẪU', '5/2024/QĐ-UBND', 'QUYẾT ĐỊNH\nVề giờ mở chợ'), ['head.differs']],
])('a second opinion on a head is told where %s', (_, text, notes) => {
  expect(
    doubtsAbout('a.txt', text, [], readTextOf(text)).filter((note) => /^(?:title|issuer|head)/.test(note)),
  ).toEqual(notes)
})

it('a programme is what a paper is about, and ends at its first day; recognition’s capitals without marks end a title', () => {
  const fair = headOf(
    'UBND XÃ MẪU',
    '5/TB-UBND',
    'THÔNG BÁO\nChương trình hội chợ Mẫu\nNgày 14 tháng 7 âm lịch\n- 8 giờ: khai mạc;',
  )
  expect(readTextOf(fair).title).toBe('Thông báo Chương trình hội chợ Mẫu')
  const aim = headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nMục tiêu thu gom rác\nMỤC 1. RÁC KHÔ')
  expect(readTextOf(aim).title).toBe('Thông báo Mục tiêu thu gom rác')
  const scan = headOf('UBND XÃ MẪU', '5/QĐ-UBND', 'QUYẾT ĐỊNH\nVề giờ mở chợ\nCHU TỊCH UY BAN NHÂN DÂN XÃ')
  expect(readTextOf(scan).title).toBe('Quyết định về giờ mở chợ')
})

it('lines in the middle of their page are the title’s, and no others', () => {
  const text = headOf('UBND XÃ MẪU', '5/TB-UBND', 'THÔNG BÁO\nVề giờ mở chợ\nBến bãi và kho hàng')
  const told = (middle: string[], aside: string[]) =>
    doubtsAbout('a.txt', text, [], readTextOf(text), { middle: new Set(middle), aside: new Set(aside) })
  const [type, first, second] = ['THÔNG BÁO', 'Về giờ mở chợ', 'Bến bãi và kho hàng'] as const
  expect(told([type, first], [second])).not.toContain('title.unsure')
  expect(told([type, first, second], [])).toContain('title.unsure')
  expect(told([type], [first, second])).toContain('title.unsure')
  const page = (below: string) => `# Kế hoạch phòng, chống hạn vụ Hè Thu\n${below}\nNước tưới đủ cho lúa.`
  for (const below of ['Số/Ký hiệu\n64/KH-UBND', '### Mức hỗ trợ'])
    expect(doubtsAbout('a.html', page(below), [], readTextOf(page(below))), below).not.toContain('title.unsure')
})

it.each([
  [
    'UBND XÃ MẪU AN\nCÔNG AN XÃ - ĐOÀN TNCS HỒ CHÍ MINH XÃ',
    '9/KHLT-UBND-CAX-ĐTN',
    'Ủy ban nhân dân xã Mẫu An, Công an xã, Đoàn TNCS Hồ Chí Minh xã',
  ],
  ['LĐLĐ TỈNH MẪU\nCÔNG ĐOÀN CƠ SỞ\nTRƯỜNG MẦM NON MẪU AN', '9/KH-CĐCS', 'Công đoàn cơ sở Trường Mầm non Mẫu An'],
  ['UBND XÃ MẪU\nBCĐ THU HÚT ĐẦU TƯ', '9/KH-BCĐ', 'Ban Chỉ đạo thu hút đầu tư xã Mẫu'],
  ['HĐND XÃ MẪU AN\nBAN VĂN HÓA - XÃ HỘI', '9/KH-BVHXH', 'Ban Văn hóa - Xã hội Hội đồng nhân dân xã Mẫu An'],
  ['HỢP TÁC XÃ DỊCH VỤ NÔNG NGHIỆP\nTỔNG HỢP MẪU AN 2', '9/KH-HTX', 'Hợp tác xã Dịch vụ Nông nghiệp Tổng hợp Mẫu An 2'],
])(
  'papers of several bodies, and of those within others, are whose their letterhead says: %j',
  (bodies, number, issuer) => {
    const read = readTextOf(headOf(bodies, number, 'KẾ HOẠCH LIÊN TỊCH\nVề giờ mở chợ'))
    expect(read.issuer).toBe(issuer)
  },
)

it('a narrow column breaks the country’s name anywhere', () => {
  const text = `TRẠM Y TẾ XÃ MẪU\nCỘNG HÒA XÃ HỘI CHỦ\nNGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nNỘI QUY\nGIỜ TRỰC\n1. Đúng giờ.\n`
  expect(valuesOf(text).issuer).toBe('Trạm Y tế xã Mẫu')
})

it('a telegram says at what hour it was sent', () => {
  const text = `UBND XÃ MẪU\nSố: 3/CĐ-UBND\n${national}Mẫu, hồi 16 giờ 30 ngày 22 tháng 7 năm 2026\nCÔNG ĐIỆN\nVề ứng phó bão\n`
  expect(valuesOf(text)).toMatchObject({ place: 'Mẫu', issuedOn: '2026-07-22', title: 'Công điện về ứng phó bão' })
})

it.each([
  ['QUY CHẾ CHI TIÊU NỘI BỘ\nNăm học 2026 - 2027', 'Quy chế chi tiêu nội bộ năm học 2026 - 2027'],
  ['KẾ HOẠCH\nTỔ CHỨC HỌP TỔ\nNăm học 2026 - 2027', 'Kế hoạch tổ chức họp tổ năm học 2026 - 2027'],
  [
    'BIÊN BẢN KIỂM TRA\nViệc chấp hành quy định\n| CHỦ CƠ SỞ (Ký) | NGƯỜI LẬP BIÊN BẢN (Ký) |',
    'Biên bản kiểm tra Việc chấp hành quy định',
  ],
  ['QUYẾT TOÁN QUỸ ĐỀN ƠN ĐÁP NGHĨA NĂM 2026', 'Quyết toán quỹ đền ơn đáp nghĩa năm 2026'],
  ['BẢN CAM KẾT THI ĐUA\nXây dựng nông thôn mới năm 2026', 'Bản cam kết thi đua xây dựng nông thôn mới năm 2026'],
  ['CHƯƠNG TRÌNH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 57-NQ/TW', 'Chương trình Thực hiện Nghị quyết số 57-NQ/TW'],
  ['LỜI KÊU GỌI\nỦNG HỘ QUỸ “VÌ NGƯỜI NGHÈO”', 'Lời kêu gọi ủng hộ Quỹ “Vì người nghèo”'],
  [
    'DANH SÁCH\nHỘ ĐƯỢC HỖ TRỢ LÀM NHÀ\nTHEO CHƯƠNG TRÌNH NHÀ Ở',
    'Danh sách hộ được hỗ trợ làm nhà theo chương trình nhà ở',
  ],
  [
    'NGHỊ QUYẾT\nHỘI NGHỊ BAN CHẤP HÀNH LẦN THỨ 5 về nhiệm vụ',
    'Nghị quyết Hội nghị Ban Chấp hành lần thứ 5 về nhiệm vụ',
  ],
])('a title goes on where its subject does: %j', (told, title) => {
  expect(readTextOf(`UBND XÃ MẪU\n${national}${told}\n1. Có 3 tổ.\n2. Nộp trước ngày 5.\n`).title).toBe(title)
})

it('a body’s name whose capitals nobody knows is told', () => {
  const sure = [
    'Sở Văn hóa, Thể thao và Du lịch tỉnh Mẫu',
    'Công ty Cổ phần Cấp nước Mẫu An',
    'Tòa án nhân dân khu vực 3',
  ]
  const unsure = ['Văn phòng Công Chứng Mẫu', 'Ban Khánh tiết đình làng Mẫu', 'Tòa án nhân dân Khu Vực 3']
  expect(sure.flatMap(unsureCapitals)).toEqual([])
  expect(unsure.filter((name) => unsureCapitals(name).length === 0)).toEqual([])
})
