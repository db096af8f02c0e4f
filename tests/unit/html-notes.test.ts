import { describe, expect, it } from 'vitest'
import { htmlText } from '../../bot/import/html/html.ts'

const linesOf = (body: string) => htmlText(`<html><body>${body}</body></html>`).text.split('\n')

describe('a note of a web page stands behind the paragraph whose mark leads to it', () => {
  it('at the end of a consolidated text, its quotation whole', () => {
    const page =
      '<p>Điều 1. Cư trú<a href="#n1" name="r1">[1]</a></p><p>Luật này quy định.</p><p>Điều 2. Chỗ ở<sup><a href="#n2">2</a></sup></p><p>Nơi ở.</p><hr>' +
      '<p><a name="n1" href="#r1">[1]</a> Luật mẫu quy định như sau:</p><p>“Điều 20. Hiệu lực</p><p>Từ 2026.”</p><p><a name="n2">[2]</a> Sửa đổi theo “Luật mẫu:</p><p>Điều 3.”</p><p>Về đầu trang</p>'
    expect(linesOf(page)).toEqual([
      'Điều 1. Cư trú[1]',
      '[1] Luật mẫu quy định như sau: “Điều 20. Hiệu lực Từ 2026.”',
      'Luật này quy định.',
      'Điều 2. Chỗ ở[2]',
      '[2] Sửa đổi theo “Luật mẫu: Điều 3.”',
      'Nơi ở.',
    ])
  })

  it('as Word saves it, and as a list that leads back', () => {
    expect(
      linesOf(
        '<p>Phí<a href="#_ftn1" name="_ftnref1"><span><span>[1]</span></span></a> là 5.000 đồng.</p><p>Giờ mở cửa.</p><div id="ftns"><hr><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> Đến hết năm.</p><p>Sau đó tính lại.</p></div></div>',
      ),
    ).toEqual(['Phí[1] là 5.000 đồng.', '[1] Đến hết năm. Sau đó tính lại.', 'Giờ mở cửa.'])
    expect(
      linesOf(
        '<p>Tờ khai<sup id="r-1"><a href="#c-1">1</a></sup> và thẻ<sup><a href="#c-1">1</a></sup>.</p><p>Lệ phí.</p><ol><li id="c-1"><a href="#r-1">^</a> Theo mẫu.</li></ol>',
      ),
    ).toEqual(['Tờ khai[1] và thẻ[1].', '[1] Theo mẫu.', 'Lệ phí.'])
  })

  it('and not what only looks so: a contents list, a link upwards, pages of a list', () => {
    const page =
      '<p><a href="#d1">1</a> <a href="#d2">2</a></p><h2 id="d1">Hồ sơ</h2><p>Tờ khai.</p><h2 id="d2">Lệ phí</h2><p>Miễn. <a href="#d1">1</a></p><p id="d3">Xem <a href="#d3">3</a></p>'
    expect(linesOf(page)).toEqual(['1 2', '## Hồ sơ', 'Tờ khai.', '## Lệ phí', 'Miễn. 1', 'Xem 3'])
  })
})

it('a document’s type and subject in the heading of its page are kept, each on its line', () => {
  const words =
    'Mức bồi thường lúa là 5.000 đồng một mét vuông, trả trong ba mươi ngày kể từ ngày có quyết định. '.repeat(9)
  const page = `<nav><a href="/">Trang chủ</a></nav><main><article><p>UBND XÃ MẪU</p><h1>QUYẾT ĐỊNH<br>Về mức bồi thường</h1><p>QUYẾT ĐỊNH:</p><p>Điều 1. Mức</p><p>${words}</p><p>${words}</p></article></main>`
  const lines = linesOf(page)
  expect(lines.slice(0, 3)).toEqual(['UBND XÃ MẪU', '# QUYẾT ĐỊNH', '# Về mức bồi thường'])
})
