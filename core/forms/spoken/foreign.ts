// Names and words from elsewhere that have a customary reading; all others are left as they stand.
const readings: Record<string, string> = {
  ...{
    facebook: 'phây-búc',
    fanpage: 'phan-pết',
    zalo: 'da-lô',
    google: 'gu-gồ',
    youtube: 'diu-túp',
    tiktok: 'tích-tóc',
  },
  ...{ internet: 'in-tơ-nét', wifi: 'oai-phai', 'wi-fi': 'oai-phai', email: 'thư điện tử', 'e-mail': 'thư điện tử' },
  ...{ website: 'trang thông tin điện tử', web: 'trang thông tin điện tử', online: 'trực tuyến', offline: 'trực tiếp' },
  ...{ hotline: 'đường dây nóng', livestream: 'phát trực tiếp', video: 'vi-đê-ô', clip: 'cờ-líp', link: 'đường dẫn' },
  ...{ app: 'ứng dụng', smartphone: 'điện thoại thông minh', iphone: 'ai-phôn', camera: 'ca-mê-ra' },
  ...{
    covid: 'cô-vít',
    'covid-19': 'cô-vít mười chín',
    'sars-cov-2': 'sa-cô-vi hai',
    virus: 'vi-rút',
    vaccine: 'vắc-xin',
  },
  ...{
    vacxin: 'vắc-xin',
    marathon: 'ma-ra-tông',
    richter: 'rích-te',
    karaoke: 'ka-ra-ô-kê',
    container: 'công-ten-nơ',
    taxi: 'tắc-xi',
  },
  ...{
    asean: 'a-xê-an',
    unesco: 'u-nét-xcô',
    unicef: 'u-ni-xép',
    nasa: 'na-sa',
    fifa: 'phi-pha',
    apec: 'a-péc',
    nato: 'na-tô',
  },
  ...{ opec: 'ô-péc', interpol: 'in-tơ-pôn', ocop: 'ô-cốp' },
  ...{ logo: 'lô-gô', radio: 'ra-đi-ô', fax: 'phác', gas: 'ga', stress: 'xtrét', tour: 'tua', show: 'sô' },
  ...{ euro: 'ơ-rô', dollar: 'đô la' },
  ...{ blog: 'bờ-lốc', sms: 'tin nhắn', laptop: 'máy tính xách tay', robot: 'rô-bốt' },
}

const word = /(?<![\p{L}\p{N}-])[A-Za-z][A-Za-z]{1,19}(?:-(?:[A-Za-z]{1,12}|\d{1,2})){0,2}(?![\p{L}\p{N}-])/gu
/** Words of other languages as they are said here. */
export const withForeignSaid = (text: string): string =>
  text.replace(word, (found) => readings[found.toLowerCase()] ?? found)
