import { procedureHash, tidied } from '../../core/procedures/content.ts'
import { approveProcedure, makeProcedure } from '../../core/procedures/write.ts'
import type { ProcedureContent, ProcedureText } from '../../db/schema/procedures.ts'
import { by, type Stage } from './world.ts'

type Sample = Pick<ProcedureText, 'name' | 'called' | 'papers' | 'fee' | 'time'> &
  Partial<Pick<ProcedureText, 'copies' | 'place' | 'decider' | 'online'>>

const vi = (given: Sample): ProcedureText => ({
  ...{ copies: '1 bộ', place: 'Bộ phận một cửa phường Hoà Mẫu, số 1 phố Mẫu', online: '' },
  ...{ decider: 'Uỷ ban nhân dân phường Hoà Mẫu', note: 'Thủ tục mẫu để xem thử, không phải quy định thật.' },
  ...given,
})
const en = (given: Sample): ProcedureText => ({
  ...{ copies: '1 set', place: 'One-stop desk of Hoa Mau ward, 1 Mau street', online: '' },
  ...{ decider: 'People’s Committee of Hoa Mau ward', note: 'A sample to try things with, not a real rule.' },
  ...given,
})
const sample = (told: Sample, english: Sample, ground: string, more: Partial<ProcedureContent> = {}) => ({
  ...{ vi: vi(told), en: en(english), onlineUrl: '', forms: [] },
  ...{ grounds: [{ text: `${ground} (ghi làm mẫu)`, passageId: null }], ...more },
})

const civil = 'Luật Hộ tịch số 60/2014/QH13'
const form = (name: string, file: string) => [{ name, url: `https://hoa-mau.example.vn/mau/${file}` }]

/** Ten procedures of a ward that never was, of our own writing: each says that it is a sample. */
export const sampleProcedures: ProcedureContent[] = [
  sample(
    {
      ...{ name: 'Đăng ký khai sinh', called: ['khai sinh', 'giấy khai sinh', 'khai sinh cho bé'] },
      papers: [
        'Tờ khai đăng ký khai sinh',
        'Giấy chứng sinh do nơi sinh cấp (bản chính)',
        'Căn cước của cha hoặc mẹ (xem rồi trả lại)',
        'Giấy chứng nhận kết hôn của cha mẹ, nếu có',
      ],
      ...{
        fee: 'Không thu nếu đúng hạn; đăng ký muộn: 8.000 đồng',
        time: 'Trong ngày; nhận sau 15 giờ thì trả hôm sau',
      },
      online: 'Gửi ảnh chụp giấy tờ, đến ký một lần khi lấy kết quả.',
    },
    {
      ...{ name: 'Birth registration', called: ['birth certificate', 'register a birth'] },
      papers: [
        'Application form',
        'Birth record from the hospital (original)',
        'Identity card of a parent',
        'Marriage certificate, if any',
      ],
      ...{ fee: 'Free if on time; late: 8,000 dong', time: 'The same day; the next day after 3 p.m.' },
      online: 'Send photos of the papers, come once to sign.',
    },
    civil,
    { forms: form('Tờ khai đăng ký khai sinh', 'khai-sinh.pdf'), onlineUrl: 'https://hoa-mau.example.vn/nop-ho-so' },
  ),
  sample(
    {
      ...{ name: 'Đăng ký lại khai sinh', called: ['làm lại khai sinh', 'khai sinh lại', 'làm lại giấy khai sinh'] },
      papers: [
        'Tờ khai đăng ký lại khai sinh',
        'Giấy tờ cũ có ghi ngày sinh, quê quán',
        'Bản cam đoan chưa giữ bản chính nào',
      ],
      ...{ fee: '8.000 đồng', time: '5 ngày làm việc; phải hỏi nơi khác thì thêm 20 ngày' },
    },
    {
      ...{ name: 'Renewed birth registration', called: ['re-register a birth', 'lost birth record'] },
      papers: [
        'Application form',
        'Old papers that show date and place of birth',
        'A statement that no original is left',
      ],
      ...{ fee: '8,000 dong', time: '5 working days; 20 more where another office must be asked' },
    },
    civil,
  ),
  sample(
    {
      ...{
        name: 'Đăng ký kết hôn',
        called: ['kết hôn', 'giấy kết hôn', 'giấy đăng ký kết hôn', 'cưới xin', 'hôn thú'],
      },
      papers: [
        'Tờ khai đăng ký kết hôn (hai người cùng ký)',
        'Căn cước của hai người',
        'Giấy xác nhận tình trạng hôn nhân của người ở nơi khác',
      ],
      ...{ fee: 'Không thu', time: 'Trong ngày; cần xác minh thì 5 ngày làm việc' },
      decider: 'Chủ tịch Uỷ ban nhân dân phường Hoà Mẫu',
    },
    {
      ...{ name: 'Marriage registration', called: ['marriage certificate', 'get married', 'register a marriage'] },
      papers: [
        'Application form signed by both',
        'Identity cards of both',
        'Certificate of marital status for whoever lives elsewhere',
      ],
      ...{ fee: 'Free', time: 'The same day; 5 working days where something must be verified' },
    },
    civil,
    { forms: form('Tờ khai đăng ký kết hôn', 'ket-hon.pdf') },
  ),
  sample(
    {
      ...{ name: 'Đăng ký khai tử', called: ['khai tử', 'báo tử', 'giấy chứng tử'] },
      papers: ['Tờ khai đăng ký khai tử', 'Giấy báo tử', 'Căn cước của người đi đăng ký'],
      ...{ fee: 'Không thu nếu đúng hạn', time: 'Trong ngày' },
    },
    {
      ...{ name: 'Death registration', called: ['death certificate', 'register a death'] },
      papers: ['Application form', 'Notice of death', 'Identity card of the applicant'],
      ...{ fee: 'Free if on time', time: 'The same day' },
    },
    civil,
  ),
  sample(
    {
      ...{
        name: 'Cấp giấy xác nhận tình trạng hôn nhân',
        called: ['giấy độc thân', 'xác nhận độc thân', 'xác nhận tình trạng hôn nhân'],
      },
      papers: ['Tờ khai cấp giấy xác nhận', 'Căn cước', 'Giấy tờ về việc ly hôn hoặc khai tử của vợ, chồng cũ, nếu có'],
      ...{ fee: '3.000 đồng', time: '3 ngày làm việc' },
    },
    {
      ...{ name: 'Certificate of marital status', called: ['marital status', 'single status certificate'] },
      papers: ['Application form', 'Identity card', 'Papers on a divorce or the death of a former spouse, if any'],
      ...{ fee: '3,000 dong', time: '3 working days' },
    },
    civil,
  ),
  sample(
    {
      ...{
        name: 'Chứng thực bản sao từ bản chính',
        called: ['chứng thực', 'chứng thực bản sao', 'sao y', 'sao y bản chính', 'công chứng giấy tờ'],
      },
      papers: ['Bản chính giấy tờ', 'Bản chụp cần chứng thực'],
      ...{ copies: 'Tuỳ số bản cần', fee: '2.000 đồng một trang; từ trang thứ ba 1.000 đồng', time: 'Trong buổi' },
    },
    {
      ...{ name: 'Certified copies', called: ['certified copy', 'certify a copy', 'certify copies'] },
      papers: ['The original', 'The copies to be certified'],
      ...{ copies: 'As many as you need', fee: '2,000 dong a page; from the third on 1,000', time: 'While you wait' },
    },
    'Nghị định số 23/2015/NĐ-CP',
  ),
  sample(
    {
      ...{ name: 'Chứng thực chữ ký', called: ['xác nhận chữ ký', 'chứng chữ ký'] },
      papers: ['Giấy tờ sẽ ký (chưa ký)', 'Căn cước'],
      ...{ copies: 'Tuỳ số bản cần', fee: '10.000 đồng một trường hợp', time: 'Trong buổi' },
    },
    {
      ...{ name: 'Certified signature', called: ['certify a signature', 'certify my signature'] },
      papers: ['The paper, not yet signed', 'Identity card'],
      ...{ copies: 'As many as you need', fee: '10,000 dong each', time: 'While you wait' },
    },
    'Nghị định số 23/2015/NĐ-CP',
  ),
  sample(
    {
      ...{
        name: 'Cấp bản sao trích lục hộ tịch',
        called: [
          'trích lục khai sinh',
          'bản sao khai sinh',
          'bản sao giấy khai sinh',
          'trích lục hộ tịch',
          'làm lại giấy khai sinh',
        ],
      },
      papers: ['Tờ khai cấp bản sao trích lục', 'Căn cước'],
      ...{ copies: 'Ghi số bản cần trong tờ khai', fee: '8.000 đồng một bản', time: 'Trong ngày' },
    },
    {
      ...{ name: 'Extract of civil status', called: ['copy of a birth certificate', 'birth certificate copy'] },
      papers: ['Application form', 'Identity card'],
      ...{ copies: 'Write how many you need', fee: '8,000 dong each', time: 'The same day' },
    },
    civil,
  ),
  sample(
    {
      ...{
        name: 'Đăng ký hộ kinh doanh',
        called: ['hộ kinh doanh', 'giấy phép hộ kinh doanh', 'mở quán', 'mở cửa hàng'],
      },
      papers: [
        'Giấy đề nghị đăng ký hộ kinh doanh',
        'Căn cước của chủ hộ',
        'Biên bản họp nhóm, nếu nhiều người cùng góp',
      ],
      ...{ fee: 'Tuỳ trường hợp', time: '3 ngày làm việc' },
    },
    {
      ...{
        name: 'Household business registration',
        called: ['household business', 'open a shop', 'small business licence'],
      },
      papers: ['Application form', 'Identity card of the owner', 'Minutes, where several own it'],
      ...{ fee: 'Depends on the case', time: '3 working days' },
    },
    'Luật Doanh nghiệp số 59/2020/QH14',
  ),
  sample(
    {
      ...{ name: 'Đăng ký dùng nhà văn hoá cho việc gia đình', called: ['mượn nhà văn hoá', 'thuê nhà văn hoá'] },
      papers: ['Giấy đăng ký có tên chủ hộ, ngày giờ và việc cần dùng'],
      ...{ copies: '1 bản', fee: 'Tiền điện nước theo công tơ', time: 'Trong buổi', place: 'Tổ trưởng tổ dân phố' },
      decider: 'Tổ trưởng tổ dân phố',
    },
    {
      ...{ name: 'Use of the community house', called: ['rent the community house', 'community house'] },
      papers: ['A note with the name, the day and what it is for'],
      ...{
        copies: '1 copy',
        fee: 'Power and water by the meter',
        time: 'While you wait',
        place: 'Head of the residential group',
      },
      decider: 'Head of the residential group',
    },
    'Quy ước tổ dân phố số 1, phường Hoà Mẫu',
  ),
]

/** The samples, written by the editor and shown since the approver read them. */
export async function keepProcedures({ ctx, units: { ward }, staff }: Pick<Stage, 'ctx' | 'units' | 'staff'>) {
  for (const content of sampleProcedures) {
    const { id } = await makeProcedure(by(ctx, staff.editor), ward.id, content)
    const contentHash = await procedureHash(ward.id, tidied(content))
    await approveProcedure(by(ctx, staff.approver), id, { contentHash })
  }
}
