import { channelNames } from '../../strings.ts'

// Every sentence about digests and broadcasts.

// Beyond these a list of names is no longer read.
const namesMax = 30

export const digests = {
  title: 'Bản tin',
  lead: 'Mỗi đơn vị mỗi ngày một bản. Ngày không có gì mới thì không có bản tin.',
  day: 'Ngày',
  draft: 'Soạn bản tin',
  draftLead: 'Loa chọn các tin đã duyệt, chưa phát của đơn vị và xếp thành bản nháp.',
  states: {
    draft: 'Chờ duyệt',
    approved: 'Đã duyệt, chưa đặt giờ',
    scheduled: 'Đã đặt giờ',
    cancelled: 'Đã dừng khi đang phát',
  },
  empty: 'Chưa có bản tin nào',
  emptyLead: 'Chọn đơn vị và ngày rồi bấm “Soạn bản tin”.',
  itemCount: (count: number) => `${count} tin`,
  preview: 'Người trong nhóm sẽ thấy',
  code: (code: string) => `Mã bản tin: ${code}`,
  characters: (used: number, limit: number) =>
    `${used.toLocaleString('vi-VN')} / ${limit.toLocaleString('vi-VN')} ký tự`,
  tooLong: 'Dài quá mức Zalo cho phép. Vui lòng rút gọn trước khi duyệt.',
  steps: { write: '1. Soạn', approve: '2. Duyệt', schedule: '3. Đặt giờ phát' },
  opening: 'Lời mở đầu (không bắt buộc)',
  closing: 'Lời kết (không bắt buộc)',
  itemTitle: 'Tiêu đề',
  itemSummary: 'Nội dung tóm tắt',
  editItem: 'Sửa lời',
  useWords: 'Dùng lời này',
  own: 'lời đã sửa riêng cho bản tin này',
  approvedWords: 'Lấy lại lời đã duyệt',
  source: (name: string) => `Nguồn: ${name}`,
  up: 'Lên',
  down: 'Xuống',
  takeIn: 'Đưa vào',
  notIn: 'Tin đã duyệt chưa có trong bản này',
  saveFirst: 'Có thay đổi chưa lưu: lưu hoặc bỏ trước.',
  lastItem: 'Bản tin cần ít nhất một tin.',
  onPage: 'Trang tin, nguồn Atom và ứng dụng đăng đủ lời, dài hơn tin nhắn, của:',
  itemsIn: 'Tin trong bản này',
  removeItem: 'Bỏ khỏi bản tin',
  editedBy: (name: string) => `Người sửa cuối: ${name}`,
  auto: 'Loa soạn tự động từ các tin đã duyệt.',
  approve: 'Duyệt bản tin',
  approveTitle: 'Duyệt đúng nội dung này?',
  approveText: 'Bạn duyệt nguyên văn dưới đây. Nếu sau đó ai sửa dù một chữ, bản tin phải duyệt lại.',
  fingerprint: (hash: string) => `Dấu nội dung: ${hash.slice(0, 12)}`,
  approvedBy: (name: string, when: string) => `${name} duyệt lúc ${when}.`,
  needsOther: 'Bạn là người sửa cuối, nên cần người khác duyệt.',
  notYet: 'Chưa duyệt.',
  afterApproval: 'Đặt giờ được sau khi bản tin đã duyệt.',
  seeBroadcast: 'Xem đợt phát',
}

export const corrections = {
  title: 'Đính chính',
  lead: 'Bản tin đã gửi có chỗ sai thì viết lại cho đúng. Lời đính chính chỉ đến những nhóm đã nhận chỗ sai ấy.',
  label: 'Chỗ nào sai, đúng là thế nào',
  hint: 'Ví dụ: Giờ họp là 8 giờ sáng thứ Bảy, không phải 9 giờ như bản tin đã ghi.',
  write: 'Viết đính chính',
  save: 'Lưu và chờ duyệt',
  by: (name: string, when: string) => `${name} viết lúc ${when}`,
  waiting: 'Chờ người thứ hai duyệt',
  approved: (when: string) => `Đã duyệt lúc ${when}`,
  needsOther: 'Bạn viết lời này, nên cần người khác duyệt.',
  approve: 'Duyệt và gửi',
  approveTitle: 'Gửi đúng nội dung này?',
  approveText: 'Tin này gửi ngay tới mọi nhóm đã nhận bản tin; từ 22 giờ đến 6 giờ thì chờ đến 6 giờ sáng.',
  reaches: (places: string) => `Gửi tới ${places || 'chưa nơi nào'}.`,
  seeBroadcast: 'Xem đợt phát đính chính',
}

export const reach = {
  counting: 'Đang đếm nơi nhận…',
  places: (count: number) =>
    count === 0
      ? 'Đơn vị chưa có nơi nào nhận.'
      : `Sẽ gửi tới ${count.toLocaleString('vi-VN')} nơi nhận (nhóm, trang web).`,
}

/** How many groups, and how many of the units' own pages, which are no groups: "6 nhóm và 1 trang web". */
export function placesOf(channels: readonly string[]): string {
  const pages = channels.filter((channel) => channel === 'web').length
  const counts: [count: number, what: string][] = [
    [channels.length - pages, 'nhóm'],
    [pages, 'trang web'],
  ]
  const some = counts.filter(([count]) => count > 0)
  return some.map(([count, what]) => `${count.toLocaleString('vi-VN')} ${what}`).join(' và ')
}

export const audience = {
  title: 'Gửi tới',
  all: (places: string) => `Tất cả ${places}`,
  kind: 'Theo đơn vị, kênh, nhãn',
  each: 'Chọn từng nhóm',
  which: 'Nhóm nhận',
  chosenOf: (chosen: number, all: number) => `Nhóm nhận: đã chọn ${chosen} trong ${all}`,
  find: 'Tìm nhóm theo tên, đơn vị, nhãn',
  notFound: 'Không thấy nhóm nào như vậy.',
  kindHint: 'Mục nào để trống thì lấy tất cả.',
  unit: 'Đơn vị và các đơn vị bên dưới',
  anyUnit: 'Tất cả',
  channels: 'Kênh',
  tags: 'Nhãn',
  noTags: 'Chưa nhóm nào có nhãn. Gắn nhãn ở trang của từng nhóm.',
  counted: (name: string, count: number) => `${name} (${count.toLocaleString('vi-VN')})`,
}

export const schedule = {
  open: 'Đặt giờ phát',
  title: 'Đặt giờ phát',
  when: 'Giờ phát (giờ Việt Nam)',
  whenHint: 'Mặc định là giờ phát hằng ngày của đơn vị.',
  noGroups: 'Đơn vị chưa có nhóm nào đang hoạt động. Hãy thêm nhóm ở trang “Nhóm”.',
  nobody: 'Chưa có nhóm nào được chọn.',
  receive: (places: string) => `${places} sẽ nhận.`,
  short: 'Phần vượt quá phải chờ đến khi tài khoản có thêm lượt. Hãy bớt nhóm, hoặc mua thêm tại oa.zalo.me.',
  names: (names: string[]) =>
    names.length > namesMax
      ? `${names.slice(0, namesMax).join(', ')} và ${names.length - namesMax} nhóm nữa.`
      : names.join(', '),
  byHand: (count: number) =>
    `${count} nhóm trong số đó Loa không vào được: tuyên truyền viên sẽ được nhắc chia sẻ bằng tay.`,
  quiet: (until: string) => `Giờ này là giờ yên lặng của đơn vị. Bản tin sẽ tự chờ và phát lúc ${until}.`,
  putOff: (name: string, when: string) => `Ngày này không gửi tin (${name}). Bản tin sẽ tự chờ và phát lúc ${when}.`,
  emergency: 'Khẩn cấp: phát ngay cả trong giờ nghỉ',
  emergencyReason: 'Lý do khẩn cấp',
  emergencyWhy: (reason: string) => `Phát khẩn cấp: ${reason}`,
  emergencyHint: 'Lý do được ghi vào nhật ký và không xoá được.',
  at: (when: string) => `Phát lúc ${when}.`,
  past: 'Giờ này đã qua: Loa sẽ phát ngay.',
  confirm: (places: string) => `Phát tới ${places}`,
  exact: 'Nguyên văn sẽ gửi',
}

export const broadcasts = {
  title: 'Đợt phát',
  lead: 'Gửi cho ai, khi nào, đúng những gì và kết quả ra sao.',
  states: {
    scheduled: 'Chờ đến giờ',
    sending: 'Đang gửi',
    paused: 'Đang tạm dừng',
    finished: 'Đã gửi',
    cancelled: 'Đã huỷ',
  },
  /** What happened, once it is over: a bare “cancelled” hides that some have it. */
  outcome: (status: 'finished' | 'cancelled', reached: number, total: number) => {
    if (status === 'cancelled')
      return reached === 0 ? 'Đã huỷ, chưa gửi nơi nào' : `Đã gửi ${reached}/${total}, đã dừng`
    return reached === total ? 'Đã gửi' : `Đã gửi ${reached}/${total}`
  },
  empty: 'Chưa có đợt phát nào',
  emptyLead: 'Đợt phát được tạo khi một bản tin đã duyệt được đặt giờ.',
  sendAt: 'Giờ phát',
  progress: 'Tiến độ',
  reached: (reached: number, total: number) => `Đã gửi ${reached} / ${total} nơi nhận`,
  to: 'Gửi tới',
  inChannel: (places: string, channel: string) => (channel === 'web' ? places : `${places} (${channelNames[channel]})`),
  tagged: (tags: string[]) => `nhóm có nhãn ${tags.map((tag) => `“${tag}”`).join(', ')}`,
  emergency: 'Lý do khẩn cấp',
  approvedBy: 'Người duyệt',
  createdBy: 'Người đặt giờ',
  text: 'Nguyên văn',
  deliveries: 'Từng nơi nhận',
  group: 'Nhóm',
  channel: 'Kênh',
  state: 'Kết quả',
  attempts: 'Số lần gửi',
  time: 'Thời điểm',
  platformSaid: (words: string) => `Nguyên văn của Zalo: “${words}”`,
  deliveryStates: {
    queued: 'Chờ gửi',
    sending: 'Đang gửi',
    sent: 'Đã gửi',
    received: 'Đã nhận',
    seen: 'Đã xem',
    retry: 'Sẽ gửi lại',
    failed: 'Không gửi được',
    unknown: 'Chưa rõ đã tới chưa',
    skipped: 'Bỏ qua',
    cancelled: 'Đã huỷ',
  },
  unknownNote:
    'Có lượt gửi chưa rõ đã tới hay chưa. Loa đọc lại tin trong nhóm để biết chắc, không tự gửi lại để tránh gửi trùng. Nhóm nào Loa không đọc được thì nhờ bạn xem giúp và bấm ở dưới.',
  pause: 'Tạm dừng',
  resume: 'Gửi tiếp',
  cancel: 'Huỷ đợt phát',
  cancelTitle: 'Huỷ đợt phát này?',
  cancelText: (left: number) => `${left} nơi chưa nhận sẽ không nhận nữa. Nơi đã nhận vẫn giữ tin.`,
  retryFailed: 'Gửi lại các lượt lỗi',
  retryTitle: (count: number) => `Gửi lại cho ${count} nhóm?`,
  retryText: 'Chỉ các nhóm chắc chắn chưa nhận được gửi lại, đúng nguyên văn dưới đây.',
  resumeTitle: (count: number) => `Gửi tiếp tới ${count.toLocaleString('vi-VN')} nơi chưa nhận?`,
  resumeText: 'Những nơi ấy nhận nguyên văn dưới đây ngay khi đến giờ; nơi đã nhận không nhận lần nữa.',
  pausedWhy: (reason: string) => `Tạm dừng vì: ${reason}`,
  stopped: (account: 'oa' | 'bot', why: string) =>
    `${account === 'bot' ? 'Các nhóm của bot' : 'Các nhóm của tài khoản OA'} chưa được gửi tiếp. ${why}`,
  missingDigest: 'Bản tin gốc',
}

export const settling = {
  look: 'Mở nhóm trên Zalo xem tin đã có chưa, rồi bấm:',
  came: 'Đã thấy tin',
  missing: 'Chưa thấy tin',
  title: (name: string) => `Gửi lại vào “${name}”?`,
  text: 'Chỉ bấm khi bạn đã xem trong nhóm và chắc chắn chưa có tin này. Nếu tin đã tới, mọi người sẽ nhận hai lần.',
  again: 'Chưa có, gửi lại',
}

export const tryOut = {
  button: 'Gửi thử cho tôi',
  hint: 'Tin đến riêng bạn trên Zalo, đúng như nhóm sẽ thấy. Không ai khác nhận.',
  sent: 'Đã gửi. Mở Zalo để xem.',
}

export const shares = {
  title: 'Nhóm chia sẻ bằng tay',
  lead: 'Loa không vào được các nhóm này. Chép nội dung, dán vào từng nhóm trên Zalo, rồi đánh dấu những nhóm đã gửi.',
  early: (when: string) => `Chia sẻ từ ${when}.`,
  held: 'Đợt phát đang tạm dừng: xin chưa chia sẻ.',
  done: 'Đã gửi đủ các nhóm.',
  copy: 'Chép nội dung',
  copied: 'Đã chép.',
  notCopied: 'Trình duyệt không cho chép. Hãy chọn và chép ở phần “Nguyên văn”.',
  which: 'Đã gửi vào nhóm nào?',
  pickFirst: 'Chọn nhóm đã gửi trước.',
  confirm: (count: number) => (count === 0 ? 'Đánh dấu đã gửi' : `Đánh dấu đã gửi ${count} nhóm`),
}
