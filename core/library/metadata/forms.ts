// What a form is called by; "đơn vị" and "đơn giá" are none.
const named =
  /^(?:tờ khai|bản (?:khai|cam kết|cam đoan|tường trình|kê khai|đăng ký|tự kiểm điểm|kiểm điểm)|đơn(?! vị| giá| nguyên)|giấy (?:đề nghị|ủy quyền|uỷ quyền|đăng ký|giới thiệu|xác nhận|cam kết|cam đoan|biên nhận|tiếp nhận|hẹn|khai|báo|chứng nhận|yêu cầu)|phiếu|hợp đồng|văn bản (?:ủy quyền|uỷ quyền|đề nghị|cam kết|thỏa thuận)|sơ yếu lý lịch|lý lịch)(?![\p{L}])/iu
/** "Mẫu số 01", "MẪU TP/HT-2015": which form of a list it is. */
export const formNumber =
  /^(?:(?:biểu )?mẫu(?: (?:số|tp|đơn))?|biểu số)[\s:]{0,3}[\p{Lu}\d][\p{L}\d/.-]{0,20}(?:\s*[([].{0,100})?$/iu
const longestName = 160

/** Where a form's name stands among the first lines of a text; -1 where it is none. */
export const formAt = (lines: string[]): number =>
  lines.findIndex(
    (line) =>
      line.length <= longestName &&
      named.test(line) &&
      /^\p{Lu}/u.test(line) &&
      !/[:;,.…_]$|(?<!\p{L})theo mẫu(?!\p{L})/iu.test(line) &&
      // "Đơn Dương, ngày 30/6/2026": a place.
      !/,\s?ngày(?!\p{L})|^Đơn\s\p{Lu}\p{Ll}/u.test(line),
  )
