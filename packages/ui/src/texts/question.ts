/** Texts of what a task asks of a person. */
export const questionTexts = {
  title: 'Question',
  waits: 'It waits for the answer of a person, which its page takes.',
  askedOf: (names: string) => `Asked of ${names}.`,
  options: 'Options',
  submit: 'Answer',
  answeredBy: (name: string) => `Answered by ${name}`,
  answeredByDefault: 'Nobody answered in time; the default was taken',
} as const;
