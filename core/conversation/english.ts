import { alternatives, wordsAnyOf } from '../text/any-of.ts'
import { composed } from '../text/composed.ts'

// Words that nobody types in Vietnamese, with its marks or without: “the”, “that” and “my” are left out, for these are.
const english =
  /\b(?:what|what's|how|where|where's|when|which|who|who's|are|is|was|were|you|your|you're|you've|please|this|of|for|with|from|and|don't|can't|didn't|isn't|i'm|i'd|i'll|i've|it's|that's|there's|let's|want|need|have|has|been|does|did|any|anyone|again|there|should|would|could|someone|weather|do i|do you|can i|can you|can we|is it)\b/g
// One of these is enough beside what is looked for.
const telling = wordsAnyOf`
  thanks?|thx|ty|yes|nope|yeah|yep|okay|ok|cool|lol|oops|wow|nice|stop|start|turn|subscribe|unsubscribe|resume
  hello|hi|hey|goodbye|bye|good|great|useless|terrible|sorry|help|menu|news|today's|yesterday's|latest
  bulletin|opening|working|hours|phone|numbers?|contact|ambulance|address|report|complaint|scam|fake|real
  messages?|delete|bot|later|speak|talk|human|contests?|quiz|score|show|my|no|no problem|call
`

// Of the library: law, papers, money. “Where can I get a birth certificate?” wants no address.
const ofLibrary = wordsAnyOf`
  law|legal|laws|illegal|decree|circular|article|clause|regulations?|fees?|fine|fined|penalty|tax|taxes|permit
  licen[cs]e|certificates?|documents?|papers?|passport|visa|marriage|marry|married|divorce|birth|death
  residence|residency|land|build|notari[sz]ed?|insurance|pension|wage|salary|contract|inherit\w*|procedures?
  apply|application|register|registration|age|vaccin\w*|military|id card
`

const days: [RegExp, string][] = [
  [/\btoday(?:'s)?\b|\bthis (?:morning|afternoon)\b|\bnow\b/, 'hôm nay'],
  [/\btomorrow\b/, 'ngày mai'],
  [/\byesterday(?:'s)?\b/, 'hôm qua'],
  ...['chủ nhật', 'thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy'].map((said, at): [RegExp, string] => [
    new RegExp(`\\b${['sun', 'mon', 'tues', 'wednes', 'thurs', 'fri', 'satur'][at]}days?\\b`),
    said,
  ]),
]
const dayOf = (text: string) => days.find(([pattern]) => pattern.test(text))?.[1] ?? ''

const places: [RegExp, string][] = [
  [/\bpolice\b/, 'công an phường'],
  [/\b(?:clinic|health|doctor|hospital|medical|ambulance)\b/, 'trạm y tế'],
  [/\b(?:fire|firefighters?)\b/, 'cứu hoả'],
  [/\b(?:power|electric\w*|blackout)\b/, 'điện lực'],
  [/\bwater\b/, 'cấp nước'],
  [/\b(?:rubbish|garbage|trash|waste)\b/, 'thu gom rác'],
  [
    /\b(?:neighbou?rhood|hamlet|quarter) (?:head|chief|leader)\b|\bhead of (?:my|the) (?:neighbou?rhood|hamlet|quarter)\b/,
    'tổ trưởng',
  ],
]
const placeOf = (text: string) => places.find(([pattern]) => pattern.test(text))?.[1] ?? 'uỷ ban phường'

// Whoever cries for help is heard as such, whatever else is said.
const cries: [RegExp, string][] = [
  [/\b(?:house|home|building|market|shop|kitchen|there(?:'s| is))(?: (?:is|a|an|on|big))* fire\b/, 'cháy nhà, cứu với'],
  [/\b(?:kill myself|want to die|end my life|suicide)\b/, 'tôi muốn chết'],
  [
    /\b(?:dying|unconscious|not breathing|heart attack|bleeding|drowning|drowned|badly hurt|car crash)\b/,
    'có người bị tai nạn, cấp cứu với',
  ],
  [
    /\b(?:beating|attacking|robbing|stabbed|following) me\b|\bwith a knife\b|\bbreaking in(?:to)?\b/,
    'cứu với, có người đánh tôi',
  ],
]

type Said = string | ((text: string) => string)

const hours: Said = (text) => (dayOf(text) ? `phường ${dayOf(text)} có làm việc không` : 'giờ làm việc của phường')

// The first that fits says it. `whole` is what a text says from its first word to its last.
const whole = (words: string) =>
  new RegExp(
    `^(?:ok(?:ay)? |oh |and |so |well |please )?(?:${words})(?: (?:please|sir|madam|all|everyone|guys|admin|ad|bot|so much|very much|a lot|then|now))*$`,
  )
const known: [needs: RegExp | RegExp[], said: Said][] = [
  [
    whole(
      alternatives`
        thanks?(?: you)?(?: (?:so|very) much)?(?: for (?:(?:your|the|all) ){0,2}(?:help|helping|information|info|answer|reply|support|quick (?:reply|answer|response)|answering))?
        (?:thank you|thanks),? (?:that|it|this) (?:was|is|helped)(?: (?:very|so|really))?(?: (?:helpful|useful|clear|great))?
        thx|ty|many thanks|(?:great|good|nice|well) (?:job|work|done|answer|bot)
        (?:that (?:was|is)|that's|it's|very|so) (?:very |so |really )?(?:helpful|useful|great|nice|kind|good|clear)
        (?:(?:haha|wow|lol|oh|omg),? )?(?:cool|nice|lol|wow|good|great)|perfect|awesome|excellent|wonderful
        amazing|i (?:love|like) (?:it|this|you|this (?:bot|page|channel|account))
      `,
    ),
    'cảm ơn',
  ],
  [
    whole(
      alternatives`
        yes|yeah|yep|yup|sure|of course|right|correct|exactly|agreed?|i agree|alright|all right
        (?:ok(?:ay)?,? )?(?:got it|i see)|no worries|i understand|understood|noted|no problem|never ?mind
        you(?:'re| are) welcome|not (?:really|yet)|maybe|perhaps|i don't (?:know|need (?:it|that|anything))
        no,? thanks?(?: you)?|nothing(?: else)?
        that's (?:all|it|fine|ok|right)(?:,? (?:thanks?|thank you|bye))?
        (?:that is|it is|it's) (?:all|fine|ok)|let me (?:think|see|check)|one moment|wait
        i'll (?:read|check|see|think about) (?:it|that)(?: later)?
      `,
    ),
    'vâng',
  ],
  [whole('no|nope|nah'), 'không'],
  [
    whole(
      alternatives`
        sorry|my (?:bad|mistake)|(?:sorry|oops)
        (?:sorry|oops),? ?(?:wrong (?:number|person|chat|group)|(?:my|by) mistake|i (?:sent|typed) (?:it|this|that)? ?(?:by mistake|wrong))
        wrong (?:number|person|chat|group)|ignore (?:that|this|it)
      `,
    ),
    'xin lỗi gửi nhầm',
  ],
  [
    whole(
      alternatives`
        (?:good ?)?bye(?: bye)?|see you(?: (?:later|soon|again|tomorrow))?|good ?night
        have a (?:nice|good|great) (?:day|evening|weekend|one)|take care|happy new year|merry christmas
      `,
    ),
    'tạm biệt',
  ],
  [
    whole(
      alternatives`
        (?:you(?:'re| are)|this(?: (?:bot|thing|page|app|channel|account))? is|(?:this|it|that|what a)|the bot is)? ?(?:so |very |really |totally |completely |absolutely |just )?(?:an? )?(?:stupid|useless|dumb|idiot|terrible|awful|bad|worst|rubbish|ridiculous|slow|wrong|nonsense|horrible|hopeless|not (?:helpful|working|useful|right|what i (?:asked|meant)))(?: (?:bot|service|answer|machine|thing|page|app))?
        (?:that's|it's) (?:not (?:right|what i (?:asked|meant|wanted))|wrong|useless|stupid|nonsense)
        wrong answer
        i (?:don't|do not|didn't) (?:understand|get (?:it|you))(?: (?:you|it|this|that|anything))?
        (?:what|such) an? (?:stupid|useless|bad|terrible|silly|dumb) (?:answer|bot|reply|service)
        waste of time|shut up|what the hell|wtf|i (?:hate|dislike) (?:it|this|you|this bot)
        you (?:do not|don't|can't|cannot) help(?: me)?(?: at all)?
        you (?:did not|didn't|don't) (?:answer|understand)(?: (?:me|my question|it))?
      `,
    ),
    'trả lời sai',
  ],
  [
    whole(
      alternatives`
        (?:hello|hi|hey|good (?:morning|afternoon|evening|day)|greetings)(?:,? (?:there|everyone|sir|madam|ward|office|officers?|friends?|again|good (?:morning|afternoon|evening)))*(?:,? (?:is|are) (?:anyone|anybody|somebody|you) (?:there|here|online))?
        (?:is|are) (?:anyone|anybody|somebody|you) (?:there|here|online|a (?:bot|robot|human|person|real person))
        (?:who|what) are you|are you (?:human|real)|who (?:am i|is this i am) (?:talking|speaking) (?:to|with)
        (?:do|can) you (?:speak|understand|answer in|reply in) english
      `,
    ),
    'xin chào',
  ],
  [
    whole(
      alternatives`
        help(?: me)?|menu|instructions?|guide|main menu|(?:show(?: me)? |open )?(?:the )?(?:main )?menu
        get started|i need (?:some )?help|(?:can|could) you help(?: me)?
        (?:what|how) (?:can|do|could|does|should|is|are) (?:i|you|this|it|the)(?: (?:bot|page|account|channel|app|service|thing))?(?: (?:can|for|do|does|help|use|ask|work|start|begin|to|with|me|i|you|about|here|this|it|the|bot|page|account|channel|app|know|type))*
        what (?:kind|sort) of questions can i ask(?: (?:you|here))?
        what (?:services|features|functions|topics|information)(?: (?:do you|does (?:this|it)|can you|are|is))?(?: (?:have|offer|provide|support|there|available|here))*
        i (?:don't|do not) know (?:how|what|where) to (?:use|ask|start|begin|do)(?: (?:this|it|here))?
      `,
    ),
    'hướng dẫn',
  ],
  [
    [
      /\b(?:stop|don't|do not|no more|no longer|unsubscribe|opt out|turn off|turn (?:it|them|these) off|cancel|mute)\b/,
      wordsAnyOf`
        messages?|messaging|news|newsletter|bulletins?|notifications?|texts?|texting|sms|updates|subscription
        sending|subscribed|unsubscribe|opt out|spam\w*|bother\w*
      `,
      /^(?!why\b|how come\b)/,
    ],
    'ngừng nhận tin',
  ],
  [
    [
      /\b(?:subscribe|resume|start|restart|send|turn on|on again|back on|receive|sign (?:me )?up|opt in|re-?subscribe)\b/,
      /\b(?:messages?|messaging|news|newsletter|bulletins?|notifications?|updates|subscribe|subscription)\b/,
      /^(?!did\b|who\b|is\b|does\b)/,
    ],
    'nhận lại tin',
  ],
  [
    [
      /\b(?:report|complaint|petition|feedback|case|request|suggestion)s?\b/,
      /\b(?:status|progress|result|outcome|update|happened|processed|handled|resolved|answered|fixed|been|yet|doing|going|any news)\b|\b(?:show|see|view|check|track|find)(?: me)? my\b/,
    ],
    'phản ánh của tôi đến đâu rồi',
  ],
  [
    /\bmy (?:(?:quiz|test|contest|exam|latest|last) )*(?:scores?|points|rank|results?|attempts?)\b|\b(?:what|which place) (?:did|was) (?:i|my) (?:get|score|rank|points)\b|\bdid i (?:win|pass)\b|\bhow many (?:points|questions) did i get\b/,
    'xem điểm thi của tôi',
  ],
  [
    /\b(?:which|what) (?:(?:residential|neighbou?rhood|party) )?(?:unit|ward|quarter|hamlet|neighbou?rhood|group|cell|area) (?:do i belong|am i|is mine)\b|\b(?:my|change my) (?:unit|neighbou?rhood|quarter|hamlet)$/,
    'tôi thuộc đơn vị nào',
  ],
  [
    /\b(?:is|was|are) (?:this|that|it|these)(?: (?:a|an|really|message|news|notice|text|link|from|the))* (?:real|true|fake|scam|legit\w*|genuine|official|fraud|you|ward|correct)\b|\b(?:did|does) (?:you|the ward|the office|ward)(?: really)? (?:send|sent|post|announce) (?:this|that|it)\b|\b(?:real or fake|fake or real|is fake|a scam)\b|\b(?:verify|check) (?:this|that|the) (?:message|news|notice|text|link)\b/,
    'tin này có thật không?',
  ],
  [
    /^(?:a )?(?:real )?(?:human|person|agent|operator)(?: please)?$|\b(?:talk|speak|connect|chat|transfer)(?: me)? (?:to|with)(?: (?:a|an|the|real|human|some))* (?:person|human|officer|staff|official|someone|somebody|agent|operator|admin)\b/,
    'cho tôi gặp cán bộ',
  ],
  [
    /^(?:please )?(?:delete|erase|remove) (?:all )?(?:of )?(?:my|the) (?:personal )?(?:data|information|info)(?: please)?$/,
    'xoá dữ liệu của tôi',
  ],
  [
    [
      /\b(?:contests?|quiz(?:zes)?|competitions?)\b/,
      /^(?:contests?|quiz(?:zes)?)$|\b(?:any|open|current|new|next|this week's|join|enter|take part in|participate in|link|when)\b/,
    ],
    'có cuộc thi nào đang mở không',
  ],
  [[/\bholidays?\b/, /\b(?:open|closed?|when|schedule|work\w*)\b/], 'lịch nghỉ lễ của phường'],
  [
    /\b(?:opening|office|working|business) (?:hours|times?)\b|\b(?:are|is) (?:you|it|the (?:office|ward|clinic))(?: (?:still|office))? (?:open|closed|working)\b|^(?:do|does) (?:you|the (?:office|ward|clinic)) (?:work|open)\b/,
    hours,
  ],
  [[/\b(?:what time|when|how late|until when)\b/, /\b(?:open|opens|close|closes|closed)\b/], hours],
  [
    /\b(?:(?:phone|telephone|contact|mobile) ?(?:numbers?|info\w*|details)|phone|telephone|numbers? (?:of|for)|(?:who|whom|where|what number|which number|how) (?:do|can|should|to) (?:i |we )?(?:call|contact|phone))\b|^(?:call|contact) the\b|^(?:police|clinic|ambulance|water|power|ward|office) ?numbers?$/,
    (text) => `số điện thoại ${placeOf(text)}`,
  ],
  [
    /^(?:where|what)(?:'s| is) (?:the )?(?:address (?:of|for) )?(?:the |your )?(?:ward |commune |local |nearest )?(?:office|police(?: station)?|clinic|health station|people's committee|committee|hall|power company|address)\b|^(?:address|location) of\b|^where are you(?: located)?$/,
    (text) => `${placeOf(text)} ở đâu`,
  ],
  [
    [/\b(?:power|electricity)\b/, /\b(?:cuts?|outages?|off|out|back)\b/],
    (text) => `lịch cắt điện ${dayOf(text)}`.trim(),
  ],
  [[/\bwater\b/, /\b(?:cuts?|outages?|off|back|no)\b/], (text) => `lịch cắt nước ${dayOf(text)}`.trim()],
  [
    [/\bmeetings?\b/, /\b(?:when|where|what time|is there|are there|any|next|today|tomorrow|tonight)\b/],
    (text) => `${dayOf(text)} ${/\bwhere\b/.test(text) ? 'họp ở đâu' : 'họp mấy giờ'}`.trim(),
  ],
  [
    /^what(?:'s| is| has)? (?:happened|happening|going on|on|new|happens)\b(?: (?:today|tomorrow|yesterday|now|this week|in|here|the|our|my|ward|area|neighbou?rhood|commune))*$/,
    (text) => `bản tin ${dayOf(text) || 'hôm nay'}`,
  ],
  [
    [
      /^(?:(?:latest|today's|yesterday's) |news|bulletin)|\b(?:what's|what is|anything|any|show|read|see|give|tell)\b/,
      /\b(?:new|news|bulletins?|announcements?|updates?|happening|going on)\b/,
    ],
    (text) => `bản tin ${dayOf(text) || 'hôm nay'}`,
  ],
]

const greeted =
  /^(?:hello|hi|hey|dear|good (?:morning|afternoon|evening))(?: (?:there|sir|madam|everyone|ward))?[,.!]+ (?=\w)/
const reports =
  /^(?:i (?:want|would like|wanna|need) to |i'd like to |please )?(?:report|complain)(?: (?:about|that))?[: ]\s*|^(?:complaints?|reports?|feedback|suggestions?|petition)\s?:\s*/
const longest = 160

const chat: typeof known = [
  [
    /^how(?: are|'s| is) (?:you|it going|everything)(?: (?:doing|today))*$|^what(?:'s| is) (?:up|your name)$|\bthe weather is\b|^it(?:'s| is) (?:so |very |really )?(?:hot|cold|raining|sunny)(?: today)?$|^(?:lol|haha)+$/,
    'ăn cơm chưa em',
  ],
]

/**
 * What a text in English stands for: `said` in Vietnamese, by which every rule hears it, null for a question to the library; `sure` where
 * whoever wrote it hardly reads Vietnamese: “hi ad” and “ok thanks” are said in Vietnamese too.
 */
export type English = { said: string | null; sure: boolean }

/** Reads what somebody wants of the account in English; null for what is no English. */
export function englishIn(text: string): English | null {
  if (text.length > longest) return null
  const plain = composed(text).trim().replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
  if (/[^\x20-\x7e]/.test(plain) || /\d{3}|https?:|#/.test(plain)) return null
  const lower = plain.toLowerCase()
  const said = lower
    .replace(greeted, '')
    .replace(/[.!?](?=[\s.!?]|$)/g, '')
    .trim()
  const surely = (said.match(english) ?? []).length
  if (surely === 0 && !telling.test(said)) return null
  const cried = cries.find(([pattern]) => pattern.test(said))?.[1]
  if (cried) return { said: cried, sure: surely > 0 }
  const told = reports.exec(lower)?.[0]
  if (told && /\s/.test(plain.slice(told.length)) && !plain.includes('?'))
    return { said: `phản ánh: ${plain.slice(told.length)}`, sure: true }
  const found = ofLibrary.test(said)
    ? null
    : [...chat, ...known].find(([needs]) => [needs].flat().every((need) => need.test(said)))?.[1]
  if (found) return { said: typeof found === 'function' ? found(said) : found, sure: surely > 0 }
  return surely > 1 ? { said: null, sure: true } : null
}
