import type { Texts } from './fr.ts';

/** The same words in plain English. */
export const en: Texts = {
  page: {
    siteName: 'Your appointment at the Caf',
    waiting: 'One moment…',
    tryAgain: 'Try again',
    errorTitle: 'Error: ',
  },
  frame: {
    skip: 'Skip to content',
    otherLanguage: 'Français',
    myAppointment: 'My appointment',
    callBack: 'Ask for a call',
    personalData: 'Personal data',
    accessibility: 'Accessibility: not assessed by a third party',
    cookies: 'Cookies',
    staff: 'For professionals',
  },
  form: {
    optional: '(optional)',
    errorTitle: (count: number) => (count === 1 ? 'There is one error' : `There are ${count} errors`),
  },
  problems: {
    OFFLINE: 'No answer came. Check your connection, then try again. What you wrote is kept.',
    UNREADABLE: 'The service answered in an unexpected way. Try again in a moment.',
    INTERNAL: 'Something went wrong on our side. Nothing was lost. Try again.',
  },
};
