// Stands in for the reader's worker: hangs, bursts or dies where a mail says so.
import { parentPort } from 'node:worker_threads';
import { readMail } from '#channels/email/read-mail.ts';

parentPort!.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const mail = Buffer.from(bytes);
  if (mail.includes('HANG')) for (;;);
  if (mail.includes('BURST')) for (const hoard: number[][] = []; ; ) hoard.push(new Array(100_000).fill(1));
  if (mail.includes('EXIT')) process.exit(1);
  parentPort!.postMessage({ kind: 'read', mail: readMail(mail) });
});
parentPort!.postMessage({ kind: 'ready' });
