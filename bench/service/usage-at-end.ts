/** Loaded before a command: at its end it says on the fourth stream what the system counted for its process. */
import { writeSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, `${JSON.stringify({ user: userCPUTime, system: systemCPUTime, max: maxRSS })}\n`);
});
