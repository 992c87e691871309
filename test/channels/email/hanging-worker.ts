// Stands in for the reader's worker: hangs, bursts or dies where a mail says so.
import { readMail } from '#channels/email/read-mail.ts';
import { answerTasks } from '#lib/thread-tasks.ts';

answerTasks(({ bytes }: { bytes: Uint8Array }) => {
  const mail = Buffer.from(bytes);
  if (mail.includes('HANG')) for (;;);
  if (mail.includes('BURST')) for (const hoard: number[][] = []; ; ) hoard.push(new Array(100_000).fill(1));
  if (mail.includes('EXIT')) process.exit(1);
  return readMail(mail);
});
