// Buttons say these; a person may type them too, or the button's title.
export const say = {
  handOn: (questionId: string) => `#chuyen ${questionId}`,
  choose: (number: number) => String(number),
  feedback: '#phananh',
  feedbackOf: (text: string) => `#phananh: ${text}`,
  reopen: (code: string, text: string) => `mở lại ${code}: ${text}`,
  addTo: (code: string, text: string) => `bổ sung ${code}: ${text}`,
  ask: (text: string) => `#hoi ${text}`,
  help: '#huongdan',
  eraseConfirmed: '#xoadulieu dongy',
}
