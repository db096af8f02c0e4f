// Drawn for Loa on a grid of 24, one stroke, in the colour of the text beside them.
const paths = {
  news: 'M4 5h13v14H6a2 2 0 0 1-2-2zM17 9h3v8a2 2 0 0 1-2 2h-1M7.5 9h6M7.5 12.5h6M7.5 16h3.5',
  ask: 'M4 5h16v11h-8l-5 4v-4H4zM9.6 9.2a2.4 2.4 0 1 1 3.3 2.2c-.6.2-.9.6-.9 1.1M12 14.2v.1',
  quiz: 'M8 4h8v6a4 4 0 0 1-8 0zM8 6H4.5c0 3 1.2 4.5 3.5 4.6M16 6h3.5c0 3-1.2 4.5-3.5 4.6M12 14v3M8.5 20h7M10 17h4v3h-4z',
  feedback: 'M4 10v4h3l8 4V6L7 10zM18 9.5a3.5 3.5 0 0 1 0 5M8 14.5l1.2 4.5H12',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-3.6 3.7-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  people:
    'M9 11a3.3 3.3 0 1 0 0-6.6A3.3 3.3 0 0 0 9 11zM2.8 19.5c.6-3.2 3-5 6.2-5s5.6 1.8 6.2 5M15.5 4.8a3.3 3.3 0 0 1 0 5.8M17.5 14.9c2 .7 3.3 2.3 3.7 4.6',
  unit: 'M4 20h16M6 20V9l6-4.5L18 9v11M10 20v-5h4v5M10 11h4',
  document: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6',
  back: 'M15 5l-7 7 7 7',
  next: 'M9 5l7 7-7 7',
  down: 'M5 9l7 7 7-7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  plus: 'M12 5v14M5 12h14',
  search: 'M11 17a6 6 0 1 0 0-12 6 6 0 0 0 0 12zM15.5 15.5L20 20',
  send: 'M4 12l16-8-5 16-3.5-6.5zM11.5 13.5L20 4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  share: 'M12 15V4M8 8l4-4 4 4M6 11H5v9h14v-9h-1',
  link: 'M10 6H5v13h13v-5M13 5h6v6M19 5l-9 9',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3 2',
  calendar: 'M4 6h16v14H4zM4 10h16M8.5 3.5V8M15.5 3.5V8',
  warning: 'M12 4l9 16H3zM12 10v4.5M12 17.2v.1',
  info: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 11v5.5M12 7.7v.1',
  edit: 'M5 19l1-4L16 5l3 3L9 18zM14 7l3 3',
  pause: 'M8 5v14M16 5v14',
  play: 'M8 5l11 7-11 7z',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.4-5.5M17.5 3v4h-4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4',
  exit: 'M13 4H5v16h8M10 12h10M16.5 8.5L20 12l-3.5 3.5',
} as const

export type IconName = keyof typeof paths

/** Only ever beside the words that say the same. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg
    className="icon"
    viewBox="0 0 24 24"
    width="1.4em"
    height="1.4em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.8"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
)
