import type { Job } from '#server/platform/jobs/index.ts';
import { tidySignIn } from '#server/platform/sign-in/index.ts';
import { checkLinksJob } from './check-links.ts';
import { deliverMailJob } from './deliver-mail.ts';
import { freezeNumbersJob } from './freeze-numbers.ts';
import { keepBackupsJob } from './keep-backups.ts';
import { keepMeetingsJob } from './keep-meetings.ts';
import { planRotationsJob } from './plan-rotations.ts';
import { prepareRostersJob } from './prepare-rosters.ts';
import { readCalendarsJob } from './read-calendars.ts';
import { remindOfRequestsJob } from './remind-of-requests.ts';
import { removeFilesJob } from './remove-files.ts';
import { tellOfSpacesJob } from './tell-of-spaces.ts';
import { tellOfToolsJob } from './tell-of-tools.ts';
import { tellOfVisitsJob } from './tell-of-visits.ts';

/** Every job, each naming its own actor inside the verb it calls. */
export const jobs: Job[] = [
	// Every ten minutes, and each link at most once a week.
	{ name: 'check-links', cron: '*/10 * * * *', run: checkLinksJob },
	{ name: 'deliver-mail', cron: '* * * * *', run: deliverMailJob },
	// Every hour: a server that sleeps at night makes its backup in the morning, and one that failed is tried again.
	{ name: 'keep-backups', cron: '41 * * * *', run: keepBackupsJob },
	// Every hour: a school's day ends when its own clocks say so. Before the numbers of a month are frozen.
	{ name: 'keep-meetings', cron: '11 * * * *', atStart: true, run: keepMeetingsJob },
	{ name: 'freeze-numbers', cron: '23 2 * * *', run: freezeNumbersJob },
	{ name: 'plan-rotations', cron: '* * * * *', atStart: true, run: planRotationsJob },
	{ name: 'prepare-rosters', cron: '* * * * *', atStart: true, run: prepareRostersJob },
	// Every five minutes, and whenever somebody names one: each calendar is due at most every half hour.
	{ name: 'read-calendars', cron: '*/5 * * * *', run: readCalendarsJob },
	// Every half hour: schools have their clocks in many zones, and some half an hour apart.
	{ name: 'remind-of-requests', cron: '11,41 * * * *', run: remindOfRequestsJob },
	// Every hour, and whenever evidence was removed: a server that sleeps at midnight keeps nothing past its day.
	{ name: 'remove-files', cron: '7 * * * *', atStart: true, run: removeFilesJob },
	// Every hour: a day begins when a school’s own clocks say so.
	{ name: 'tell-of-spaces', cron: '21 * * * *', run: tellOfSpacesJob },
	// Every hour: a licence comes near its end by itself. A retirement is told of at once.
	{ name: 'tell-of-tools', cron: '19 * * * *', run: tellOfToolsJob },
	{ name: 'tell-of-visits', cron: '* * * * *', run: tellOfVisitsJob },
	{ name: 'tidy-sign-in', cron: '17 3 * * *', run: tidySignIn },
];
