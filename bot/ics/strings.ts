import type { Entry } from '../../core/mornings/agenda/entry.ts'
import type { GatheringState } from '../../db/schema/gatherings.ts'

/** What a phone's calendar shows. */
export const words = {
  name: 'Lịch gửi tin',
  own: 'Lịch họp của tôi',
  gatherings: {
    draft: 'Chưa thông báo',
    announced: 'Đã thông báo',
    open: 'Đang diễn ra',
    closed: 'Đã họp',
    minuted: 'Đã có biên bản',
    cancelled: 'Đã huỷ',
  } satisfies Record<GatheringState, string>,
  kinds: {
    digest: 'Bản tin',
    announcement: 'Thông báo',
    series: 'Thông báo lặp lại',
    correction: 'Đính chính',
  } satisfies Record<Entry['kind'], string>,
  states: {
    draft: 'Chờ duyệt',
    approved: 'Đã duyệt, chưa đặt giờ',
    planned: 'Đã duyệt, tự gửi theo lịch',
    'no-send': 'Ngày không gửi tin',
    missed: 'Đã qua giờ, không gửi',
    scheduled: 'Chờ đến giờ',
    sending: 'Đang gửi',
    paused: 'Đang tạm dừng',
    finished: 'Đã gửi',
    cancelled: 'Đã huỷ',
  } satisfies Record<Entry['state'], string>,
}
