/** Thirteen digits that begin like a social security number, wherever they stand. */
const NIR = /(?:^|\D)[12](?:[\s.-]?\d){5}(?:[\s.-]?[\dab])(?:[\s.-]?\d){6}/i;

/** Whether a text holds what looks like a social security number: such a text is neither sent nor kept, not even in the tab. */
export const holdsNir = (text: string) => NIR.test(text);
