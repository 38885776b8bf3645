export { takeMail } from './take-mail.ts';
