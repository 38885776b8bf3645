/** From what is only of use while looking for something, to what somebody should look at now. */
export const levels = ['debug', 'info', 'warning', 'error'] as const;
export type LogLevel = (typeof levels)[number];

/** `json`: one object a line, for programs. `text`: for somebody who reads along. */
export const logFormats = ['json', 'text'] as const;
export type LogFormat = (typeof logFormats)[number];

export type LogFields = Record<string, string | number | boolean | undefined>;
